// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/translationfile.h"
#include "tests/ui/windowparts.h"
#include "ui/coveragetext.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/errortext.h"
#include "ui/help/helpwindow.h"
#include "ui/shippedtext.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTranslator>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString sources = QStringLiteral(HUBWARDEN_SOURCES);

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! What stands between these marks on a page, in order.
QStringList marked(const QString &page, const QString &mark)
{
    QStringList words;
    const QRegularExpression pattern(u"<%1>(.*?)</%1>"_s.arg(mark),
                                     QRegularExpression::DotMatchesEverythingOption);
    for (auto matches = pattern.globalMatch(page); matches.hasNext();)
        words.append(matches.next().captured(1).simplified());
    return words;
}

//! Takes the addresses that would go to the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    Q_DISABLE_COPY_MOVE(Browser)

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class TestHelpWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c()); // English pages, whoever runs this
        QVERIFY(hasShippedText(u"help/en/start.html"_s));
    }
    void pagesUseTheWordsOfTheProgram_data();
    void pagesUseTheWordsOfTheProgram();
    void whatPagesNameIsThere();
    void whatGermanPagesNameIsThere();
    void keysAreThoseOfTheProgram();
    void linksLeadSomewhere_data();
    void linksLeadSomewhere();
    void aPersonsLanguageFallsBackToEnglish();
    void searchKeepsThePagesThatHaveTheWords();
    void anotherPageFollowsTheLastPlace();
    void addressesGoToTheBrowserWhenPressed();
    void windowShowsThePageAboutWhatIsInFront();
    void closesByEsc();

private:
    Theme m_theme;
};

void TestHelpWindow::pagesUseTheWordsOfTheProgram_data()
{
    QTest::addColumn<QString>("language");
    const QStringList languages = QDir(u":/help"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(languages.contains(u"en"_s));
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

//! A word that the program shows is explained under that very word, and no other is.
void TestHelpWindow::pagesUseTheWordsOfTheProgram()
{
    QFETCH(const QString, language);
    QTranslator words;
    QVERIFY(words.load(QLocale(language), u"hubwarden"_s, u"_"_s, u":/i18n"_s));
    QVERIFY(QCoreApplication::installTranslator(&words));
    const QString folder = u":/help/%1/"_s.arg(language);

    QStringList results;
    for (int word = 0; word <= static_cast<int>(ResultWord::NoInvitationFound); ++word)
        results.append(resultText(static_cast<ResultWord>(word)));
    QCOMPARE(marked(contentOf(folder + u"declining.html"_s), u"dt"_s), results);

    Coverage three;
    three.all = 21;
    for (qsizetype *count : {&three.looked, &three.hubOff, &three.regionOff, &three.denied,
                             &three.couldNotTell, &three.failed, &three.notLookedAt})
        *count = 3;
    QCOMPARE(marked(contentOf(folder + u"coverage.html"_s), u"dt"_s),
             coverageText(three).split(u" · "_s).mid(1));

    QStringList found;
    for (const FoundGroup group : {FoundGroup::Unknown, FoundGroup::Administrator, FoundGroup::Ours,
                                   FoundGroup::DeclinedEarlier, FoundGroup::NoLongerListed})
        found.append(groupText(group));
    for (const SinceLast since : {SinceLast::NotCompared, SinceLast::New, SinceLast::Same,
                                  SinceLast::CameBack, SinceLast::NotReadAgain})
        found.append(sinceText(since));
    QCOMPARE(marked(contentOf(folder + u"finding.html"_s), u"dt"_s), found);
}

//! Buttons, actions and columns that the English pages name are words of the interface.
void TestHelpWindow::whatPagesNameIsThere()
{
    QString code;
    QDirIterator files(sources + u"/ui"_s, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        code += contentOf(files.next());
    int named = 0;
    for (const HelpPage &page : helpPages(QLocale::c())) {
        const QString html = contentOf(u':' + page.url.path());
        for (const QString &name : marked(html, u"b"_s)) {
            ++named;
            const bool isThere
                = code.contains(u"tr(\"%1\")"_s.arg(name)) || code.contains(u"NOOP(\"%1\")"_s.arg(name));
            QVERIFY2(isThere, qPrintable(page.title + u": "_s + name));
        }
    }
    QVERIFY(named > 30);
    // The groups of the pasted text carry their count.
    for (const QString &group : marked(contentOf(u":/help/en/pasting.html"_s), u"dt"_s))
        QVERIFY2(code.contains(u"tr(\""_s + group + u" (%L1)\")"_s), qPrintable(group));
}

//! There by another name.
void TestHelpWindow::whatGermanPagesNameIsThere()
{
    QStringList words;
    for (const TranslationMessage &message :
         readTranslationFile(sources + u"/resources/translations/hubwarden_de.ts"_s)) {
        for (const QString &form : message.forms)
            words.append(QString(form).remove(u'&').simplified());
    }
    QCOMPARE(QDir(u":/help/de"_s).entryList(), QDir(u":/help/en"_s).entryList());
    int named = 0;
    for (const HelpPage &page : helpPages(QLocale(u"de"_s))) {
        QVERIFY(page.url.path().startsWith("/help/de/"_L1));
        for (const QString &name : marked(contentOf(u':' + page.url.path()), u"b"_s)) {
            ++named;
            QVERIFY2(words.contains(name), qPrintable(page.title + u": "_s + name));
        }
    }
    QVERIFY(named > 30);
}

void TestHelpWindow::keysAreThoseOfTheProgram()
{
    WindowParts parts;
    MainWindow window(parts.models());
    const ShortcutsDialog dialog(window.QWidget::actions(), &window);
    const auto *table = dialog.findChild<QTableWidget *>();
    QVERIFY(table);
    QStringList keys;
    for (int row = 0; row < table->rowCount(); ++row)
        keys += table->item(row, 0)->text().split(u", "_s);
    const QStringList named = marked(contentOf(u":/help/en/keyboard.html"_s), u"kbd"_s);
    QVERIFY(named.size() > 8);
    for (const QString &key : named)
        QVERIFY2(keys.contains(key), qPrintable(key));
}

void TestHelpWindow::linksLeadSomewhere_data()
{
    pagesUseTheWordsOfTheProgram_data();
}

void TestHelpWindow::linksLeadSomewhere()
{
    QFETCH(const QString, language);
    static const QRegularExpression link(u"href=\"([^\"]*)\""_s);
    int links = 0;
    QDirIterator pages(u":/help/"_s + language);
    while (pages.hasNext()) {
        const QString html = contentOf(pages.next());
        QVERIFY(marked(html, u"title"_s) == marked(html, u"h1"_s));
        for (auto matches = link.globalMatch(html); matches.hasNext(); ++links) {
            const QString target = matches.next().captured(1);
            if (target.startsWith("https://docs.aws.amazon.com/"_L1))
                continue;
            QVERIFY2(QFile::exists(u":/help/en/"_s + target), qPrintable(target));
        }
    }
    QVERIFY(links > 5);
}

void TestHelpWindow::aPersonsLanguageFallsBackToEnglish()
{
    const QList<HelpPage> pages = helpPages(QLocale(QLocale::Welsh));
    QCOMPARE(pages.size(), 9);
    for (const HelpPage &page : pages) {
        QVERIFY(page.url.path().startsWith("/help/en/"_L1));
        QVERIFY(!page.title.isEmpty());
        QVERIFY(page.text.size() > 200);
    }
}

void TestHelpWindow::searchKeepsThePagesThatHaveTheWords()
{
    HelpWindow help(m_theme, nullptr);
    help.showTopic(HelpTopic::Start);
    auto *search = help.findChild<QLineEdit *>();
    auto *contents = help.findChild<QListWidget *>();
    auto *text = help.findChild<QTextBrowser *>();
    QVERIFY(search);
    QVERIFY(contents);
    QVERIFY(text);
    search->setText(u"credential MANAGER"_s);
    QStringList shown;
    for (int row = 0; row < contents->count(); ++row) {
        if (!contents->item(row)->isHidden())
            shown.append(contents->item(row)->text());
    }
    QCOMPARE(shown, QStringList{u"Keys and Where They Are Kept"_s});
    QCOMPARE(text->source().fileName(), u"credentials.html"_s);
    QCOMPARE(text->textCursor().selectedText(), u"Credential Manager"_s);
    QCOMPARE(text->extraSelections().size(), 1);

    search->setText(u"no such words"_s);
    bool isSaid = false;
    for (const QLabel *label : help.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == u"No page has these words."_s);
    QVERIFY(isSaid);
    QCOMPARE(text->source().fileName(), u"credentials.html"_s);
    search->clear();
    for (int row = 0; row < contents->count(); ++row)
        QVERIFY(!contents->item(row)->isHidden());
    QVERIFY(text->extraSelections().isEmpty());
}

void TestHelpWindow::anotherPageFollowsTheLastPlace()
{
    HelpWindow help(m_theme, nullptr);
    help.showTopic(HelpTopic::Start);
    auto *search = help.findChild<QLineEdit *>();
    auto *text = help.findChild<QTextBrowser *>();
    search->setText(u"unticked"_s); // once on the page about results
    QCOMPARE(text->source().fileName(), u"declining.html"_s);
    search->setText(u"Look Again"_s);
    QStringList pages;
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(text->textCursor().selectedText().toLower(), u"look again"_s);
        if (pages.isEmpty() || pages.last() != text->source().fileName())
            pages.append(text->source().fileName());
        QTest::keyClick(search, Qt::Key_Return);
    }
    QVERIFY2(pages.size() > 1 || text->extraSelections().size() > 1, qPrintable(pages.join(u' ')));
}

void TestHelpWindow::addressesGoToTheBrowserWhenPressed()
{
    Browser browser;
    HelpWindow help(m_theme, nullptr);
    help.showTopic(HelpTopic::Start);
    auto *text = help.findChild<QTextBrowser *>();
    QVERIFY(browser.opened.isEmpty());
    Q_EMIT text->anchorClicked(QUrl(u"https://docs.aws.amazon.com/securityhub/"_s));
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(u"https://docs.aws.amazon.com/securityhub/"_s)});
    QCOMPARE(text->source().fileName(), u"start.html"_s);
    Q_EMIT text->anchorClicked(QUrl(u"practice.html"_s));
    QCOMPARE(text->source().fileName(), u"practice.html"_s);
    // Nothing but its own pages.
    Q_EMIT text->anchorClicked(QUrl(u"file:///etc/hostname"_s));
    QCOMPARE(text->source().fileName(), u"practice.html"_s);
    QCOMPARE(browser.opened.size(), 1);
}

void TestHelpWindow::windowShowsThePageAboutWhatIsInFront()
{
    WindowParts parts;
    MainWindow window(parts.models());
    window.show();
    const auto pageAfterF1 = [&window] {
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            return QString();
        QTest::keyClick(&window, Qt::Key_F1);
        const auto *help = window.findChild<HelpWindow *>();
        return help && help->isVisible() ? help->findChild<QTextBrowser *>()->source().fileName() : QString();
    };
    QCOMPARE(pageAfterF1(), u"start.html"_s);
    window.setState({.hasAccounts = true, .hasResults = true});
    QCOMPARE(pageAfterF1(), u"finding.html"_s);
    window.showPage(MainActions::Page::SenderIds);
    QCOMPARE(pageAfterF1(), u"pasting.html"_s);
    window.showPage(MainActions::Page::Results);
    QCOMPARE(pageAfterF1(), u"declining.html"_s);
    QCOMPARE(window.findChildren<HelpWindow *>().size(), 1);
}

void TestHelpWindow::closesByEsc()
{
    HelpWindow help(m_theme, nullptr);
    help.showTopic(HelpTopic::Files);
    QVERIFY(QTest::qWaitForWindowActive(&help));
    QTest::keyClick(&help, Qt::Key_Escape);
    QTRY_VERIFY(!help.isVisible());
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
