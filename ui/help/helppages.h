// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QUrl>

class QLocale;

namespace Hubwarden {

//! What the pages of the help are about.
enum class HelpTopic { Start, Finding, Pasting, Declining, Coverage, Credentials, Practice, Files, Keyboard };

//! One page of the help, which is part of the program.
struct HelpPage
{
    HelpTopic topic = HelpTopic::Start;
    QUrl url;
    QString title;
    QString text; //!< without marks, to be searched
};

//! All pages in their order, each in the first of the person's languages that has it, or else in English.
QList<HelpPage> helpPages(const QLocale &locale);

} // namespace Hubwarden
