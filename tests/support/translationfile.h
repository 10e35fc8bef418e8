// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QList>
#include <QStringList>
#include <QXmlStreamReader>

namespace Hubwarden {

//! One entry of a .ts file.
struct TranslationMessage
{
    QString context;
    QString source;
    QStringList forms; //!< one, or one for each plural
    QString type;      //!< empty: finished
    bool isPlural = false;

    bool operator==(const TranslationMessage &) const = default;
};

//! Empty if the file cannot be read.
inline QList<TranslationMessage> readTranslationFile(const QString &path)
{
    using namespace Qt::StringLiterals;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<TranslationMessage> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == "name"_L1)
            context = xml.readElementText();
        else if (name == "message"_L1)
            messages.append({.context = context, .isPlural = xml.attributes().hasAttribute("numerus"_L1)});
        else if (name == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (name == "translation"_L1) {
            messages.last().type = xml.attributes().value("type"_L1).toString();
            if (!messages.last().isPlural)
                messages.last().forms.append(xml.readElementText());
        } else if (name == "numerusform"_L1)
            messages.last().forms.append(xml.readElementText());
    }
    return xml.hasError() ? QList<TranslationMessage>() : messages;
}

} // namespace Hubwarden
