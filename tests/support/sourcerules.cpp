// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/sourcerules.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubwarden::Testing {

namespace {

//! An include directive as written.
struct Include
{
    QString path;
    qsizetype line;
    bool quoted; //!< "path" and not <path>
};

constexpr qsizetype longFile = 350;
constexpr qsizetype tooLongFile = 500;
constexpr qsizetype tooLongTest = 600; //!< tables of cases are long

qsizetype lineOf(QStringView text, qsizetype position)
{
    return text.first(position).count(u'\n') + 1;
}

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression directive(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"_s,
                                              QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto matches = directive.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        includes.append({match.captured(2), lineOf(text, match.capturedStart()), match.captured(1) == u"\""});
    }
    return includes;
}

bool beginsWithOneOf(const QString &path, const QStringList &beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&path](const QString &beginning) { return path.startsWith(beginning); });
}

QString violation(const QString &path, qsizetype line, const QString &what)
{
    return u"%1:%2: %3"_s.arg(path).arg(line).arg(what);
}

QStringList closedDoors(const QList<Room> &rooms, const QString &path, const QString &text)
{
    const auto room = std::find_if(rooms.begin(), rooms.end(),
                                   [&path](const Room &r) { return path.startsWith(r.path); });
    if (room == rooms.end())
        return {violation(path, 1, u"lies in no room of the table in tests/tst_layers.cpp"_s)};
    QStringList found;
    for (const Include &include : includesOf(text)) {
        if (beginsWithOneOf(include.path, {u"app/"_s, u"ui/"_s, u"tests/"_s})) {
            if (!room->opens(include.path))
                found += violation(path, include.line,
                                   u"%1 may not include %2"_s.arg(room->path, include.path));
        } else if (include.quoted && !include.path.endsWith(u".moc"_s)) {
            found += violation(path, include.line,
                               u"\"%1\" is not a path from the top folder"_s.arg(include.path));
        }
    }
    return found;
}

QStringList brokenBans(const SourceRules &rules, const QString &path, const QString &text)
{
    const auto holds = [&path](const Ban &ban) {
        return beginsWithOneOf(path, ban.where) && !beginsWithOneOf(path, ban.except);
    };
    QStringList found;
    const QList<Include> includes = includesOf(text);
    for (const Ban &ban : rules.includes) {
        if (!holds(ban))
            continue;
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(ban.pattern));
        for (const Include &include : includes) {
            if (pattern.match(include.path).hasMatch())
                found += violation(path, include.line, u"includes %1: %2"_s.arg(include.path, ban.why));
        }
    }
    const QString code = codeOf(text);
    for (const Ban &ban : rules.code) {
        if (!holds(ban))
            continue;
        for (auto matches = QRegularExpression(ban.pattern).globalMatch(code); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            found += violation(path, lineOf(code, match.capturedStart()),
                               u"says %1: %2"_s.arg(match.captured(), ban.why));
        }
    }
    return found;
}

QStringList faultsOfForm(const QString &path, const QString &text)
{
    static const QRegularExpression licence(
        uR"(\A(#!.*\n)?(//|#) SPDX-FileCopyrightText: 20\d\d The Hubwarden authors\n(//|#) SPDX-License-Identifier: Apache-2\.0\n)"_s);
    static const QRegularExpression unfinished(u"\\b(TO"_s + u"DO|FIX"_s + u"ME)\\b"_s);
    QStringList found;
    if (!licence.match(text).hasMatch())
        found += violation(path, 1, u"does not begin with the two SPDX lines"_s);
    if (const auto match = unfinished.match(text); match.hasMatch())
        found += violation(path, lineOf(text, match.capturedStart()), u"is unfinished"_s);
    const qsizetype limit = path.startsWith(u"tests/"_s) ? tooLongTest : tooLongFile;
    if (const qsizetype lines = text.count(u'\n'); lines > limit)
        found += violation(path, lines, u"is longer than %1 lines"_s.arg(limit));
    else if (lines > longFile)
        qWarning("%s has %lld lines; think about splitting it", qPrintable(path),
                 static_cast<long long>(lines));
    if (path.endsWith(u".h"_s) && !text.contains(u"\n#pragma once\n"_s))
        found += violation(path, 1, u"is a header without #pragma once"_s);
    return found;
}

} // namespace

bool Room::opens(const QString &header) const
{
    const auto fits = [&header](const QString &door) {
        return door.endsWith(u'/') ? header.startsWith(door) : header == door;
    };
    return (path.endsWith(u'/') && header.startsWith(path))
           || std::any_of(mayInclude.begin(), mayInclude.end(), fits);
}

QString codeOf(const QString &text)
{
    static const QString comment = uR"(//[^\n]*|/\*.*?\*/)"_s;
    static const QString include = uR"(^[ \t]*#[ \t]*include[^\n]*)"_s;
    static const QString rawLiteral = uR"re(R"([^(\s]*)\(.*?\)\1")re"_s;
    // An apostrophe after a digit separates digits and opens no literal.
    static const QString literal = uR"re("(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')re"_s;
    static const QRegularExpression blanked(QStringList{comment, include, rawLiteral, literal}.join(u'|'),
                                            QRegularExpression::DotMatchesEverythingOption
                                                | QRegularExpression::MultilineOption);
    QString code;
    qsizetype end = 0;
    for (auto matches = blanked.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        code += QStringView(text).sliced(end, match.capturedStart() - end);
        code += QString(match.capturedView().count(u'\n'), u'\n') + u' ';
        end = match.capturedEnd();
    }
    code += QStringView(text).sliced(end);
    return code;
}

QStringList SourceRules::faultsOf(const QString &path, const QString &text) const
{
    QStringList found = faultsOfForm(path, text);
    if (path.endsWith(u".cpp"_s) || path.endsWith(u".h"_s))
        found += closedDoors(rooms, path, text) + brokenBans(*this, path, text);
    return found;
}

} // namespace Hubwarden::Testing
