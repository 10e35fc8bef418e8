// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/words.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool load(QTranslator &words, const QLocale &locale)
{
    return words.load(locale, u"hubwarden"_s, u"_"_s, u":/i18n"_s);
}

} // namespace

void installWords(const QLocale &locale)
{
    auto *words = new QTranslator(QCoreApplication::instance());
    // English stands in the sources; its file has the plural forms.
    if (!load(*words, locale) && !load(*words, QLocale(u"en"_s)))
        return;
    QCoreApplication::installTranslator(words);
    // The language that was found, which need not be the first one wanted: two in one dialog help nobody.
    auto *ofQt = new QTranslator(QCoreApplication::instance());
    if (ofQt->load(QLocale(words->language()), u"qtbase"_s, u"_"_s,
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
}

} // namespace Hubwarden
