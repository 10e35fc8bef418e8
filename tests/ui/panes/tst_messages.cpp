// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/sampleoutcome.h"
#include "ui/pages/welcomepage.h"
#include "ui/panes/banner.h"
#include "ui/panes/detailspane.h"
#include "ui/panes/identitystrip.h"
#include "ui/panes/practicestrip.h"
#include "ui/panes/progressstrip.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QWidget &widget)
{
    QStringList list;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget) && !label->text().isEmpty())
            list.append(label->text());
    }
    return list;
}

QPushButton *button(const QWidget &widget, const QString &text)
{
    for (QPushButton *one : widget.findChildren<QPushButton *>()) {
        if (one->text() == text && !one->isHidden())
            return one;
    }
    return nullptr;
}

} // namespace

//! The parts that only say something: banner, details, strips and the welcome page.
class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bannerShowsOneMessageAtATime();
    void bannerButtonMayBringTheNextMessage();
    void bannerCanBeClosedByKeyboard();
    void detailsExplainAndCopy();
    void detailsShowTextOfAwsAsPlainText();
    void detailsHaveNoEmptyHeadings();
    void detailsShowWhatAnsweredInPlaceOfAws();
    void theButtonsOfAMessageLeaveRoomForItsWords();
    void practiceWordsStandBelowTheirTitleInANarrowWindow();
    void identityNamesAccountAndRole();
    void foreignEndpointIsLoud();
    void progressHasBarAndWords();
    void welcomeButtonsSayWhatIsAskedFor();

private:
    Theme m_theme;
};

void TestMessages::bannerShowsOneMessageAtATime()
{
    QWidget window;
    Banner banner(m_theme, &window);
    QVERIFY(banner.isHidden());
    banner.showMessage(Tone::Attention, u"First"_s, u"Words."_s, {{u"Do It"_s, [] {}}});
    QVERIFY(button(banner, u"Do It"_s));
    Error error;
    error.kind = Error::Kind::KeychainMissing;
    banner.showError(errorText(error, {}, SecretStoreKind::SecretService), {{u"Try Again"_s, [] {}}});
    QVERIFY(!button(banner, u"Do It"_s) && button(banner, u"Try Again"_s));
    QVERIFY(banner.accessibleName().contains(u"no keyring is running on this computer"_s));
    QVERIFY(banner.accessibleName().contains(u"For This Session Only"_s));
    QVERIFY(!texts(banner).contains(u"First"_s));
}

void TestMessages::bannerButtonMayBringTheNextMessage()
{
    QWidget window;
    Banner banner(m_theme, &window);
    bool next = false;
    banner.showMessage(Tone::Failed, u"One"_s, {}, {{u"Next"_s, [&] {
                                                         next = true;
                                                         banner.showMessage(Tone::Done, u"Two"_s, {});
                                                     }}});
    button(banner, u"Next"_s)->click();
    QVERIFY(next);
    QVERIFY(!banner.isHidden());
    QCOMPARE(texts(banner), QStringList({u"Two"_s}));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!button(banner, u"Next"_s));
}

void TestMessages::bannerCanBeClosedByKeyboard()
{
    QWidget window;
    Banner banner(m_theme, &window);
    const QSignalSpy spy(&banner, &Banner::dismissed);
    banner.showMessage(Tone::Failed, u"One"_s, {});
    QTest::keyClick(&banner, Qt::Key_Escape);
    QVERIFY(banner.isHidden());
    QCOMPARE(spy.size(), 1);
    const auto *close = banner.findChild<QToolButton *>();
    QVERIFY(close->focusPolicy() & Qt::TabFocus);
    QCOMPARE(close->text(), u"Close Message"_s);
}

void TestMessages::detailsExplainAndCopy()
{
    DetailsPane details(m_theme);
    Outcome outcome = sampleOutcome(u"000011112222", ResultWord::NotStarted);
    outcome.reason = NotSentReason::IsAdministrator;
    outcome.requestId = u"7c1e-44"_s;
    details.showOutcome(outcome);
    QVERIFY(button(details, u"Copy Command"_s));
    button(details, u"Copy Command"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"aws securityhub disassociate-from-administrator-account --region eu-west-1"_s);
    button(details, u"Copy Explanation"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"can read your findings"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Who can fix it: "_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"as account 1111 2222 3333"_s)); // plain blanks
    button(details, u"Copy Technical Details"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Sender: 000011112222\n"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Request ID: 7c1e-44\n"_s));
}

void TestMessages::detailsShowTextOfAwsAsPlainText()
{
    DetailsPane details(m_theme);
    Outcome outcome = sampleOutcome(u"000011112222", ResultWord::RefusedByAws);
    outcome.awsSays = u"<b>bold</b> <img src='http://192.0.2.1/x'>"_s;
    details.showOutcome(outcome);
    QVERIFY(texts(details).contains(outcome.awsSays));
    for (const QLabel *label : details.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
}

void TestMessages::detailsHaveNoEmptyHeadings()
{
    DetailsPane details(m_theme);
    details.showOutcome(sampleOutcome(u"000011112222", ResultWord::Waiting));
    QVERIFY(!texts(details).contains(u"AWS says"_s));
    QVERIFY(!button(details, u"Copy Command"_s));
    details.clear();
    QCOMPARE(texts(details).size(), 1);
}

void TestMessages::detailsShowWhatAnsweredInPlaceOfAws()
{
    DetailsPane details(m_theme);
    Error error;
    error.kind = Error::Kind::BadReply;
    error.httpStatus = 200;
    error.operation = u"ListInvitations"_s;
    error.detail = u"text/html\n<html>Hotel Wi-Fi"_s;
    details.showError(error);
    QVERIFY(texts(details).contains(u"What answered, and how it begins"_s));
    QVERIFY(texts(details).contains(error.detail));
    QVERIFY(!texts(details).contains(u"AWS says"_s));
    QVERIFY(details.findChild<QPlainTextEdit *>()->toPlainText().contains(
        u"Operation: ListInvitations (GET /invitations)\n"_s));
    Outcome outcome = sampleOutcome(u"000011112222", ResultWord::OutcomeUnknown);
    outcome.attempts = 1;
    outcome.error = error;
    details.showOutcome(outcome);
    QVERIFY(texts(details).contains(error.detail));
    QVERIFY(details.findChild<QPlainTextEdit *>()->toPlainText().contains(
        u"Request: DeclineInvitations (POST /invitations/decline)\n"_s));
}

void TestMessages::theButtonsOfAMessageLeaveRoomForItsWords()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *banner = new Banner(m_theme, &window);
    layout->addWidget(banner, 0, Qt::AlignTop);
    const auto isBelow = [&] {
        const QPushButton *retry = button(*banner, u"Retry Failed"_s);
        const auto labels = banner->findChildren<QLabel *>();
        return std::all_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return !label->pixmap().isNull() || label->geometry().bottom() < retry->geometry().top();
        });
    };
    window.resize(1100, 200);
    window.show();
    banner->showMessage(Tone::Attention, u"6 declined"_s, QString(300, u'w').replace(u"www"_s, u"ww "_s),
                        {{u"Show Causes"_s, [] {}}, {u"Retry Failed"_s, [] {}}});
    QTRY_VERIFY(button(*banner, u"Retry Failed"_s)->isVisible());
    QTRY_VERIFY(!isBelow());
    window.resize(400, 400);
    QTRY_VERIFY(isBelow());
    window.resize(1100, 200);
    QTRY_VERIFY(!isBelow());
}

void TestMessages::practiceWordsStandBelowTheirTitleInANarrowWindow()
{
    PracticeStrip strip(m_theme);
    const auto labels = strip.findChildren<QLabel *>();
    QCOMPARE(labels.size(), 2);
    strip.resize(1100, 40);
    strip.show();
    QTRY_COMPARE(labels[0]->y(), labels[1]->y());
    strip.resize(640, 60);
    QTRY_VERIFY(labels[0]->geometry().bottom() < labels[1]->geometry().top());
    QVERIFY(labels[1]->width() > 400);
    QVERIFY(strip.heightForWidth(640) < 60);
    strip.resize(420, 100); // not even the title has room for one line
    strip.setSessionEnded(true);
    QTRY_VERIFY(labels[0]->height() > 2 * labels[0]->fontMetrics().height() - 2);
}

void TestMessages::identityNamesAccountAndRole()
{
    IdentityStrip strip(m_theme);
    strip.showIdentities(
        {{u"prod"_s, AccountId::parse(u"000011112222"), u"arn:aws:iam::000011112222:user/audit"_s}}, 1);
    const auto has = [&strip](const QString &text) {
        for (const QLabel *label : strip.findChildren<QLabel *>()) {
            if (label->accessibleName() == text)
                return true;
        }
        return false;
    };
    QVERIFY(has(u"prod · 0000\u00a01111\u00a02222 as arn:aws:iam::000011112222:user/audit · 1 region"_s));
    strip.showIdentities({{u"prod"_s, std::nullopt, {}}}, 17);
    QVERIFY(has(u"prod · account not known yet · 17 regions"_s));
    strip.showIdentities({}, 0);
    QVERIFY(has(u"No account is chosen"_s));
}

void TestMessages::foreignEndpointIsLoud()
{
    m_theme.apply(Appearance::Light);
    IdentityStrip strip(m_theme);
    strip.resize(800, 32);
    QVERIFY(!texts(strip).join(u' ').contains(u"Not AWS"_s));
    strip.showEndpoint(u"127.0.0.1:8443"_s, u"AWS_ENDPOINT_URL"_s);
    QVERIFY(texts(strip).contains(u"Not AWS: requests go to 127.0.0.1:8443"_s));
    QCOMPARE(strip.grab().toImage().pixelColor(1, 16), m_theme.color(ColorToken::Attention));
    strip.showEndpoint({}, {});
    QVERIFY(!texts(strip).join(u' ').contains(u"Not AWS"_s));
}

void TestMessages::progressHasBarAndWords()
{
    QWidget window;
    ProgressStrip strip(&window);
    QVERIFY(strip.isHidden());
    strip.showProgress(7, 11, u"7 of 11"_s);
    QCOMPARE(strip.findChild<QProgressBar *>()->value(), 7);
    QCOMPARE(texts(strip), QStringList({u"7 of 11"_s}));
    strip.clear();
    QVERIFY(strip.isHidden());
}

void TestMessages::welcomeButtonsSayWhatIsAskedFor()
{
    WelcomePage page(m_theme);
    const QSignalSpy keys(&page, &WelcomePage::enterAccessKeysRequested);
    const QSignalSpy practice(&page, &WelcomePage::practiceRequested);
    QCOMPARE(page.findChildren<QPushButton *>().size(), 2);
    QPushButton *enter = button(page, u"Enter Access Keys…"_s);
    QVERIFY(enter);
    enter->click();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(practice.size(), 0);
    QPushButton *tryIt = button(page, u"Try It with Practice Data"_s);
    QVERIFY(tryIt);
    tryIt->click();
    QCOMPARE(practice.size(), 1);
    QCOMPARE(keys.size(), 1);
    QVERIFY(texts(page).join(u' ').contains(u"Nothing is declined until you confirm a list."_s));
    QVERIFY(texts(page).join(u' ').contains(storeName()));
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
