// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/help/helppages.h"

#include "ui/shippedtext.h"

#include <QLocale>
#include <QTextDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString &file, const QStringList &languages)
{
    for (const QString &language : languages) {
        const QString path = u"help/%1/%2.html"_s.arg(language, file);
        if (hasShippedText(path))
            return path;
    }
    return u"help/en/%1.html"_s.arg(file);
}

//! Every language also without its country: "de-AT", "de".
QStringList languagesOf(const QLocale &locale)
{
    QStringList languages;
    const QStringList wanted = locale.uiLanguages();
    for (const QString &language : wanted)
        languages << language << language.section(u'-', 0, 0);
    return languages;
}

} // namespace

QList<HelpPage> helpPages(const QLocale &locale)
{
    const QList<QPair<HelpTopic, QString>> files{
        {HelpTopic::Start, u"start"_s},       {HelpTopic::Finding, u"finding"_s},
        {HelpTopic::Pasting, u"pasting"_s},   {HelpTopic::Declining, u"declining"_s},
        {HelpTopic::Coverage, u"coverage"_s}, {HelpTopic::Credentials, u"credentials"_s},
        {HelpTopic::Practice, u"practice"_s}, {HelpTopic::Files, u"files"_s},
        {HelpTopic::Keyboard, u"keyboard"_s},
    };
    const QStringList languages = languagesOf(locale);
    QList<HelpPage> pages;
    for (const auto &[topic, name] : files) {
        const QString path = pathOf(name, languages);
        QTextDocument document;
        document.setHtml(shippedText(path));
        pages.append({topic, QUrl(u"qrc:/"_s + path), document.metaInformation(QTextDocument::DocumentTitle),
                      document.toPlainText()});
    }
    return pages;
}

} // namespace Hubwarden
