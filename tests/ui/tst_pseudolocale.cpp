// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/pseudowords.h"
#include "tests/support/visibletexts.h"
#include "tests/ui/everystate.h"
#include "tests/ui/flows/flowbench.h"
#include "tests/ui/windowparts.h"
#include "ui/coveragetext.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/offeredregions.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/banner.h"
#include "ui/panes/detailspane.h"
#include "ui/panes/identitystrip.h"
#include "ui/panes/progressstrip.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBrowser>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! What stays as it is in every language: AWS's names and commands, keys, and the names in these tests.
const QStringList dataPatterns{
    u"aws securityhub .*"_s,
    u"\\{\"Effect\".*"_s,
    u"arn:[\\w:/-]+"_s,
    u"[\\w.-]+\\.amazonaws\\.com"_s,
    u"[\\w. ]+\\([^)]*\\) · (?=[a-z]{2}-)"_s, // Europe (Ireland) · eu-west-1
    u"\\b[a-z]{2}(-[a-z]+)+-\\d\\b"_s,
    u"\\b(ListInvitations|SampleException|AKIAIOSFODNN7EXAMPLE|ASIAIOSFODNN7EXAMPLE|0a1b)\\b"_s,
    u"\\b(GET|POST)\\b|/invitations(/decline)?"_s,
    u"<[^>]*>"_s,
    u"\\b(Ctrl|Shift|Esc|F\\d+|HTTP|UTC|Hubwarden|Invited|prod|dev)\\b"_s,
};

//! What is left of a text without everything that was translated, and without data.
QString untranslated(const QString &text)
{
    QString left;
    int depth = 0;
    for (const QChar character : text) {
        depth += character == u'[' ? 1 : 0;
        if (depth == 0)
            left += character;
        depth -= character == u']' ? 1 : 0;
    }
    static const QRegularExpression data(dataPatterns.join(u'|'));
    left.remove(data);
    static const QRegularExpression word(u"\\p{L}{2,}"_s);
    return left.contains(word) ? left : QString();
}

//! What this widget and its parts show or speak and nobody translated; nothing at all is wrong as well.
QString plainTexts(const QWidget &widget)
{
    const QMultiMap<QString, QString> texts = visibleTexts(widget);
    if (texts.isEmpty())
        return u"nothing is shown"_s;
    QStringList found;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        if (!untranslated(text.value()).isEmpty())
            found.append(text.key() + u": "_s + text.value());
    }
    found.removeDuplicates();
    return found.join(u'\n');
}

} // namespace

//! In a language that nobody speaks, every text that is seen or spoken went through tr(), or is data.
class TestPseudoLocale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QCoreApplication::installTranslator(&m_words));
        m_window = std::make_unique<MainWindow>(m_parts.models());
        m_window->show();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QCoreApplication::removeTranslator(&m_words);
    }

    void whatWasNotTranslatedIsSeen()
    {
        QVERIFY(!untranslated(u"Plain words"_s).isEmpty());
        QVERIFY(!untranslated(u"[wôrds]: and more"_s).isEmpty());
        QVERIFY(untranslated(u"[wôrds [wîthîn]] 1111 2222 3333 · eu-west-1 (Ctrl+E)"_s).isEmpty());
        QCOMPARE(QObject::tr("A %1 of <a href=\"x\">n</a>"), u"[À %1 öf <a href=\"x\">n</a>~~~~~~~~~~]"_s);
    }

    void theEmptyWindowIsTranslated() { QCOMPARE(plainTexts(*m_window), QString()); }

    void theFullWindowIsTranslated()
    {
        fillWindow();
        QCOMPARE(plainTexts(*m_window), QString());
        m_window->resize(800, 600); // one pane is folded
        QCoreApplication::processEvents();
        QCOMPARE(plainTexts(*m_window), QString());
        m_window->showPractice();
        m_window->setState({.hasAccounts = true, .isPractice = true});
        QCOMPARE(plainTexts(*m_window), QString());
    }

    void everyExplanationIsTranslated()
    {
        DetailsPane details(m_parts.theme);
        const auto plainExplanation = [&details](const ErrorText &text, const DetailsPane::Facts &facts) {
            details.showExplanation(text, facts);
            return plainTexts(details);
        };
        QCOMPARE(plainTexts(details), QString());
        for (const Outcome &outcome : everyOutcome()) {
            details.showOutcome(outcome);
            QCOMPARE(plainTexts(details), QString());
        }
        for (int kind = 0; kind < errorKindCount; ++kind) {
            details.showError(errorOf(static_cast<Error::Kind>(kind)));
            QCOMPARE(plainTexts(details), QString());
        }
        for (const FoundModel::Place &place : everyInvitation()) {
            for (const FoundInvitation &invitation : place.invitations)
                QCOMPARE(plainExplanation(foundText(invitation), foundFacts(invitation)), QString());
        }
        for (const InvitationRow &row : everyFate())
            QCOMPARE(plainExplanation(invitationText(row), invitationFacts(row)), QString());
    }

    void everyCauseIsTranslated()
    {
        const QList<Cause> causes = everyCause();
        QVERIFY(causes.size() > errorKindCount);
        CausesDialog dialog(m_parts.theme, u"[sample]"_s, causes, nullptr);
        dialog.show();
        QCOMPARE(plainTexts(dialog), QString());
        Banner banner(m_parts.theme);
        banner.showError(causesText(causes));
        QCOMPARE(plainTexts(banner), QString());
    }

    void everyConfirmationIsTranslated_data()
    {
        QTest::addColumn<int>("ask");
        QTest::addColumn<int>("senders");
        QTest::addColumn<int>("places");
        for (const auto ask : {DeclineConfirmation::Ask::Decline, DeclineConfirmation::Ask::Retry,
                               DeclineConfirmation::Ask::SendUnseen}) {
            const int number = static_cast<int>(ask);
            QTest::addRow("%d, one", number) << number << 1 << 1;
            QTest::addRow("%d, many", number) << number << 60 << 2;
        }
    }

    void everyConfirmationIsTranslated()
    {
        QFETCH(int, ask);
        QFETCH(int, senders);
        QFETCH(int, places);
        ConfirmDeclineDialog dialog(
            sampleConfirmation(static_cast<DeclineConfirmation::Ask>(ask), senders, places), nullptr);
        dialog.open();
        QCOMPARE(plainTexts(dialog), QString());
    }

    void theKeyDialogIsTranslated()
    {
        ProfileDialog dialog(storeName(), {}, {*RegionName::parse(u"us-east-1")}, nullptr);
        dialog.show();
        QCOMPARE(plainTexts(dialog), QString());
        dialog.showTestResult(ProfileDialog::TestOutcome::Failed, u"[sample]"_s);
        dialog.showProblem(u"[sample]"_s);
        QCOMPARE(plainTexts(dialog), QString());
        ProfileDialog other(storeName(), {}, {*RegionName::parse(u"us-east-1")}, nullptr);
        other.edit(everyAccount().front().profile);
        other.show();
        QCOMPARE(plainTexts(other), QString());
    }

    void theHelpIsTranslated()
    {
        ShortcutsDialog keys(m_window->QWidget::actions(), nullptr);
        keys.show();
        QCOMPARE(plainTexts(keys), QString());
        AboutDialog about(m_parts.theme, nullptr);
        about.show();
        // The licence, and the versions, which are told to the makers.
        about.findChild<QPlainTextEdit *>()->clear();
        qDeleteAll(about.findChild<QTabWidget *>()->widget(0)->findChildren<QLabel *>());
        QCOMPARE(plainTexts(about), QString());
        HelpWindow help(m_parts.theme, nullptr);
        help.showTopic(HelpTopic::Start);
        // The pages, which are files of their own.
        help.findChild<QListWidget *>()->clear();
        help.findChild<QTextBrowser *>()->setAccessibleName({});
        QCOMPARE(plainTexts(help), QString());
    }

    //! Those that the flows ask in boxes of their own.
    void everyQuestionIsTranslated()
    {
        const Hub hub({{u"accounts"_s, QJsonArray{QJsonObject()}}});
        FlowBench bench(hub.endpoints());
        bench.looks->find(); // nothing is ticked
        QVERIFY(!bench.message().isEmpty());
        QCOMPARE(untranslated(bench.message()), QString());

        // Another identity was confirmed than the hub will tell.
        Hub::Key key = hub.keys().first();
        key.arn = u"arn:aws:iam::%1:user/other"_s.arg(key.account);
        const ProfileId id = bench.addProfile(key).id;
        bench.profileFlow->test(id);
        QTRY_VERIFY(question());
        QCOMPARE(plainTexts(*question()), QString());
        question()->close();
        bench.profileFlow->remove(id);
        QVERIFY(question());
        QCOMPARE(plainTexts(*question()), QString());
        question()->close();

        const QTemporaryDir folder;
        EndpointApproval approvals(folder.filePath(u"endpoints.json"_s));
        EndpointGate gate(approvals, m_parts.clock, hub.endpoints(), std::nullopt, m_window.get());
        gate.pass(m_window.get(), [] {});
        QVERIFY(question());
        QCOMPARE(plainTexts(*question()), QString());
        question()->close();
    }

private:
    static QMessageBox *question() { return qobject_cast<QMessageBox *>(QApplication::activeModalWidget()); }

    void fillWindow()
    {
        m_parts.found.updatePlaces(everyInvitation());
        m_parts.found.setNow(QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC));
        fillGrid();
        m_parts.invitations.setRows(everyFate());
        m_parts.outcomes.update(everyOutcome());
        ActivityEntry entry;
        entry.account = u"111122223333"_s;
        entry.region = u"eu-west-1"_s;
        entry.method = u"POST"_s;
        entry.host = u"securityhub.eu-west-1.amazonaws.com"_s;
        entry.path = u"/invitations/decline"_s;
        entry.failure = Error::Kind::Timeout;
        m_parts.activity.add(entry);
        QTRY_COMPARE(m_parts.activity.rowCount(), 1);
        m_window->setState({.hasAccounts = true, .hasResults = true});
        m_window->showResults();
        m_window->accounts().setAccounts(everyAccount());
        m_window->regions().setRegions(offeredRegions({}));
        m_window->identities().showIdentities({{u"prod"_s, AccountId::parse(u"111122223333"), {}},
                                               {u"dev"_s, AccountId::parse(u"444455556666"), {}}},
                                              2);
        m_window->identities().showEndpoint(u"127.0.0.1:8443"_s, u"127.0.0.1"_s);
        const LookProgress progress{7, 11, 3, 2, 1.5, std::chrono::minutes(7)};
        m_window->progress().showProgress(7, 11, progressText(progress));
        m_window->banner().showError(errorText(errorOf(Error::Kind::Storage)));
        const Coverage coverage{9, 2, 1, 1, 1, 1, 1, 2};
        m_window->invitations().showCoverage(coverage, false);
        m_window->senderIds().showCoverage(coverageText(coverage));
        m_window->senderIds().editor().setPlainText(
            u"222233334444, 12, 1.2E+11, 2222-33, 22223333444, 222233334444, 000000000000"_s);
        const auto isRead = [this] {
            m_parts.clock.advance(std::chrono::seconds(1));
            return !m_window->senderIds().senders().isEmpty();
        };
        QTRY_VERIFY(isRead());
    }

    //! A column for every state of a place; nobody has confirmed the second account.
    void fillGrid()
    {
        const AccountId prod = *AccountId::parse(u"111122223333");
        QList<PlaceGridModel::Region> regions;
        QList<PlaceGridModel::Place> places;
        for (int state = 0; state <= static_cast<int>(PlaceState::Failed); ++state) {
            const RegionName region = *RegionName::parse(u"eu-west-%1"_s.arg(state + 1));
            regions.append({region, region.toString()});
            places.append({{prod, region}, static_cast<PlaceState>(state), {}, PlaceGridModel::Counts()});
        }
        places[static_cast<int>(PlaceState::Looked)].counts->fill(2);
        m_parts.grid.setAxes({{u"prod"_s, prod, {}}, {u"dev"_s, std::nullopt, {}}}, regions);
        m_parts.grid.update(places);
    }

    PseudoWords m_words;
    WindowParts m_parts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudolocale.moc"
