// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRegularExpression>
#include <QTranslator>

namespace Hubwarden {

//! A language that nobody speaks: every text in brackets, its vowels accented, and two fifths longer. What is seen
//! without brackets did not go through tr().
class PseudoWords final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }

    QString translate(const char *context, const char *sourceText, const char *, int) const override
    {
        using namespace Qt::StringLiterals;
        // The names of keys are read back by Qt; its layout direction is no text.
        if (qstrcmp(context, "QShortcut") == 0 || qstrcmp(sourceText, "QT_LAYOUT_DIRECTION") == 0)
            return {};
        const QString source = QString::fromUtf8(sourceText);
        QString text;
        qsizetype from = 0;
        // What stands for something else stays as it is.
        static const QRegularExpression kept(u"<[^>]*>|%L?[0-9n]|&[a-z]+;|\\(\\*[^)]*\\)"_s);
        for (auto matches = kept.globalMatch(source); matches.hasNext();) {
            const auto match = matches.next();
            text += accented(source.mid(from, match.capturedStart() - from)) + match.captured();
            from = match.capturedEnd();
        }
        text += accented(source.mid(from));
        return u'[' + text + QString(source.size() * 2 / 5, u'~') + u']';
    }

private:
    static QString accented(QString text)
    {
        constexpr QStringView plain = u"aeiouAEIOU";
        constexpr QStringView strange = u"àéîöûÀÉÎÖÛ";
        for (QChar &character : text) {
            const qsizetype at = plain.indexOf(character);
            if (at >= 0)
                character = strange[at];
        }
        return text;
    }
};

} // namespace Hubwarden
