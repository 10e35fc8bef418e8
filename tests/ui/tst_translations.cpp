// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/translationfile.h"
#include "tests/ui/sampleoutcome.h"
#include "tests/ui/windowparts.h"
#include "ui/models/tableroles.h"
#include "ui/models/tabletext.h"
#include "ui/words.h"

#include <QDirIterator>
#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString sources = QStringLiteral(HUBWARDEN_SOURCES);

QString fileOf(const QString &language)
{
    return sources + u"/resources/translations/hubwarden_%1.ts"_s.arg(language);
}

//! What must be the same in every language, in any order.
QStringList fixedParts(const QString &text)
{
    static const QRegularExpression parts(u"%L?[0-9n]|<[^>]*>|\\n|\\*\\.\\w+|~/\\.aws|--[a-z-]+|"
                                          "https?://\\w[\\w:@./-]*\\w|\\bsts:\\w+|[A-Z]+_[A-Z_]+"_s);
    QStringList found;
    for (auto matches = parts.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.sort();
    return found;
}

//! How it begins and ends, and how many letters reach it.
QString edges(const QString &text)
{
    return QString(text.startsWith(u' ') ? u"space first"_s : QString())
           + (text.endsWith(u' ') ? u"space last"_s : QString())
           + (text.endsWith(u'…') ? u"asks first"_s : QString())
           + (text.endsWith(u'.') ? u"sentence"_s : QString())
           + (text.endsWith(u':') ? u"label"_s : QString()) + QString::number(text.count(u'&'));
}

//! The letter that a text is reached by; null: none.
QChar mnemonic(const QString &text)
{
    const qsizetype at = text.indexOf(u'&');
    return at < 0 || at + 1 >= text.size() ? QChar() : text[at + 1].toLower();
}

//! Written alike in both languages.
bool isAlike(const QString &source)
{
    static const QStringList alike
        = u"%1 h %2 min|%1 min %2 s|%1 ms|&Name|AWS|Administrator|Code|Detail|Details|Esc Esc|Filter|"
          "HTTP|Host|Hubwarden %1|Operation|Region|Status|System|Windows Credential Manager"_s.split(u'|');
    static const QRegularExpression placeholder(u"%L?[0-9n]"_s);
    static const QRegularExpression word(u"\\p{L}{2,}"_s);
    return alike.contains(source) || !QString(source).remove(placeholder).contains(word);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void numbersHaveTheirForms();
    void languageFollowsTheSystem_data();
    void languageFollowsTheSystem();
    void filesAreWhole_data();
    void filesAreWhole();
    void filesFitTheSources_data();
    void filesFitTheSources();
    void germanKeepsWhatIsFixed();
    void germanIsGerman();
    void menusHaveOneLetterEach_data();
    void menusHaveOneLetterEach();
    void everySentenceIsInTr();
    void anExportedFileHasOneLanguage();

private:
    void speak(const QString &language);
};

void TestTranslations::speak(const QString &language)
{
    installWords(QLocale(language));
}

//! Each test begins in the language of the sources.
void TestTranslations::cleanup()
{
    for (QTranslator *words : QCoreApplication::instance()->findChildren<QTranslator *>())
        delete words;
}

void TestTranslations::numbersHaveTheirForms()
{
    const auto button = [](int count) {
        return QCoreApplication::translate("Hubwarden::ConfirmDeclineDialog", "Decline %n Invitation(s)",
                                           nullptr, count);
    };
    speak(u"en"_s);
    QCOMPARE(button(1), u"Decline 1 Invitation"_s);
    QCOMPARE(button(17), u"Decline 17 Invitations"_s);
    speak(u"de"_s);
    QCOMPARE(button(1), u"1 Einladung ablehnen"_s);
    QCOMPARE(button(17), u"17 Einladungen ablehnen"_s);
}

void TestTranslations::languageFollowsTheSystem_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("word");
    QTest::newRow("German") << u"de_DE"_s << u"1 Konto"_s;
    QTest::newRow("Swiss German") << u"de_CH"_s << u"1 Konto"_s;
    QTest::newRow("English") << u"en_GB"_s << u"1 account"_s;
    QTest::newRow("a language without words") << u"fr_FR"_s << u"1 account"_s;
    QTest::newRow("none") << u"C"_s << u"1 account"_s;
}

void TestTranslations::languageFollowsTheSystem()
{
    QFETCH(QString, locale);
    QFETCH(QString, word);
    speak(locale);
    QCOMPARE(QCoreApplication::translate("Hubwarden::CauseText", "%n account(s)", nullptr, 1), word);
}

void TestTranslations::filesAreWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestTranslations::filesAreWhole()
{
    QFETCH(QString, language);
    const QList<TranslationMessage> messages = readTranslationFile(fileOf(language));
    QVERIFY(messages.size() > (language == u"en"_s ? 30 : 900));
    for (const TranslationMessage &message : messages) {
        // unfinished, vanished or obsolete
        QVERIFY2(message.type.isEmpty(), qPrintable(message.source + u": "_s + message.type));
        QCOMPARE(message.forms.size(), message.isPlural ? 2 : 1);
        for (const QString &form : message.forms)
            QVERIFY2(!form.isEmpty() && !form.contains("(s)"_L1), qPrintable(message.source));
    }
}

void TestTranslations::filesFitTheSources_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("which");
    QTest::newRow("English") << u"en"_s << u"-pluralonly"_s;
    QTest::newRow("German") << u"de"_s << u"-no-obsolete"_s;
}

//! lupdate has nothing to add, to take away or to mark.
void TestTranslations::filesFitTheSources()
{
    QFETCH(QString, language);
    QFETCH(QString, which);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"hubwarden_%1.ts"_s.arg(language));
    QVERIFY(QFile::copy(fileOf(language), copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(sources);
    lupdate.start(QStringLiteral(HUBWARDEN_LUPDATE), {which, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s,
                                                      u"ui"_s, u"app/main.cpp"_s, u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0,
             lupdate.readAllStandardError().constData());
    const QList<TranslationMessage> updated = readTranslationFile(copy);
    const QList<TranslationMessage> ours = readTranslationFile(fileOf(language));
    for (const TranslationMessage &message : updated)
        QVERIFY2(ours.contains(message), qPrintable(message.context + u": "_s + message.source));
    QCOMPARE(updated.size(), ours.size());
}

void TestTranslations::germanKeepsWhatIsFixed()
{
    for (const TranslationMessage &message : readTranslationFile(fileOf(u"de"_s))) {
        for (const QString &form : message.forms) {
            QVERIFY2(fixedParts(form) == fixedParts(message.source), qPrintable(form));
            QVERIFY2(edges(form) == edges(message.source), qPrintable(form));
            QVERIFY2(!form.contains(QRegularExpression(u"[\"“]\\w|\\w”"_s)), qPrintable(form));
            QVERIFY2(form.count(u'„') == form.count(u'“'), qPrintable(form));
        }
    }
}

void TestTranslations::germanIsGerman()
{
    QStringList english;
    for (const TranslationMessage &message : readTranslationFile(fileOf(u"de"_s))) {
        if (message.forms.contains(message.source) && !isAlike(message.source))
            english.append(message.context + u": "_s + message.source);
    }
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
}

void TestTranslations::menusHaveOneLetterEach_data()
{
    filesAreWhole_data();
}

//! Those of the menu bar, of every menu and of the key dialog, which is one place.
void TestTranslations::menusHaveOneLetterEach()
{
    QFETCH(QString, language);
    speak(language);
    WindowParts parts;
    const MainWindow window(parts.models());
    QList<const QWidget *> places{window.menuBar()};
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>())
        places.append(menu);
    for (const QWidget *place : places) {
        QSet<QChar> letters;
        for (const QAction *action : place->actions()) {
            const QChar letter = mnemonic(action->text());
            QVERIFY2(letter.isNull() || !letters.contains(letter), qPrintable(action->text()));
            QVERIFY2(place != window.menuBar() || !letter.isNull(), qPrintable(action->text()));
            letters.insert(letter);
        }
    }
    QVERIFY(places.size() > 5);
    QSet<QChar> letters;
    for (const TranslationMessage &message : readTranslationFile(fileOf(u"de"_s))) {
        if (message.context != "Hubwarden::ProfileDialog"_L1 || !message.source.contains(u'&'))
            continue;
        const QChar letter = mnemonic(language == u"en"_s ? message.source : message.forms.constFirst());
        QVERIFY2(!letters.contains(letter), qPrintable(message.source));
        letters.insert(letter);
    }
    QVERIFY(letters.size() > 6);
}

//! A literal of its own with more than one word is no text for people, or it is forgotten.
void TestTranslations::everySentenceIsInTr()
{
    // The tour and what it expects report to whoever builds Hubwarden; debug info goes to its makers.
    static const QStringList reports{u"desktopapp_tour.cpp"_s, u"tour.cpp"_s, u"practiceexpectation.cpp"_s,
                                     u"debuginfo.cpp"_s};
    static const QStringList others{u"yyyy-MM-dd HH:mm:ss"_s, u"Hubwarden Practice"_s,
                                    // In files, which have one language.
                                    u"practice, not AWS"_s, u"Account Name"_s, u"Looked At Again"_s};
    static const QRegularExpression words(u"u\"([^\"\\n]*\\p{L}{2,} \\p{L}{2,}[^\"\\n]*)\"_s"_s);
    int read = 0;
    QDirIterator files(sources + u"/ui"_s, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++read;
        if (reports.contains(files.fileName()))
            continue;
        const QString code = QString::fromUtf8(file.readAll());
        for (auto matches = words.globalMatch(code); matches.hasNext();) {
            const QString text = matches.next().captured(1);
            const bool isCommand = text.startsWith("aws "_L1);
            QVERIFY2(isCommand || others.contains(text), qPrintable(files.fileName() + u": "_s + text));
        }
    }
    QVERIFY(read > 100);
}

//! But for the sentences, which are for people.
void TestTranslations::anExportedFileHasOneLanguage()
{
    OutcomeModel outcomes;
    outcomes.update({sampleOutcome(u"444455556666", ResultWord::RefusedByAws)});
    const auto exported = [&outcomes] {
        TableText table = wholeTable(outcomes, ExportRole);
        table.rows.first().removeAt(OutcomeModel::Meaning - 1);
        return table;
    };
    const TableText english = exported();
    QCOMPARE(english.header.first(), u"Result"_s);
    QCOMPARE(english.rows.first().first(), u"Refused by AWS"_s);
    speak(u"de"_s);
    QCOMPARE(outcomes.index(0, OutcomeModel::Result).data().toString(), u"Von AWS zurückgewiesen"_s);
    QCOMPARE(outcomes.headerData(OutcomeModel::Result, Qt::Horizontal).toString(), u"Ergebnis"_s);
    QCOMPARE(exported(), english);
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
