// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/confirmdeclinedialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

AccountId sender(qint64 number)
{
    return *AccountId::fromNumber(static_cast<quint64>(number));
}

DeclineConfirmation confirmation(int count)
{
    DeclineConfirmation asked;
    PlannedRequest request{
        {*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")}, ProfileId::create(), {}};
    for (int i = 1; i <= count; ++i) {
        request.senders.append(sender(i));
        if (request.senders.size() == maxSendersPerRequest || i == count) {
            asked.plan.requests.append(request);
            request.senders.clear();
        }
    }
    asked.identities = {{u"Prod"_s, u"arn:aws:iam::111122223333:user/audit"_s}};
    return asked;
}

} // namespace

class TestConfirmDeclineDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonCarriesTheNumber_data();
    void buttonCarriesTheNumber();
    void everythingIsNamed();
    void enterAndEscapeCancel();
    void onlyTheButtonConfirms();
    void aboveAHundredTheNumberIsTyped();
    void endpointThatIsNotAwsIsNamed();
    void oneMayBeSentFirst();
    void oneAloneIsNotSentFirst();
    void whatWasNotSeenIsCalledARequest();
    void manyPlacesAndIdentitiesFitASmallScreen();

private:
    void open(const DeclineConfirmation &asked);
    QPushButton *button(const QString &start) const;
    QString words() const;

    QWidget m_window;
    std::unique_ptr<ConfirmDeclineDialog> m_dialog;
};

void TestConfirmDeclineDialog::open(const DeclineConfirmation &asked)
{
    m_dialog = std::make_unique<ConfirmDeclineDialog>(asked, &m_window);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

QPushButton *TestConfirmDeclineDialog::button(const QString &start) const
{
    for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
        if (one->text().startsWith(start))
            return one;
    }
    qFatal("no button %s", qUtf8Printable(start));
}

QString TestConfirmDeclineDialog::words() const
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

void TestConfirmDeclineDialog::buttonCarriesTheNumber_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one") << 1;
    QTest::newRow("17") << 17;
    QTest::newRow("51, two requests") << 51;
}

//! Without a translation the plural is marked as "(s)"; its English forms are in resources/translations.
void TestConfirmDeclineDialog::buttonCarriesTheNumber()
{
    QFETCH(int, count);
    open(confirmation(count));
    const QString text = u"Decline %1 Invitation(s)"_s.arg(count);
    QCOMPARE(button(u"Decline"_s)->text(), text);
    QCOMPARE(button(u"Decline"_s)->accessibleName(), text);
    QVERIFY(button(u"Decline"_s)->isEnabled());
    QVERIFY(!m_dialog->findChild<QLineEdit *>());
    QCOMPARE(m_dialog->findChild<QTableWidget *>()->rowCount(), count);
}

void TestConfirmDeclineDialog::everythingIsNamed()
{
    open(confirmation(2));
    for (const auto &part :
         {u"1111\u00a02222\u00a03333"_s, u"eu-west-1"_s, u"arn:aws:iam::111122223333:user/audit"_s, u"Prod"_s,
          u"Resigned"_s, u"can invite again"_s})
        QVERIFY2(words().contains(part), qPrintable(part));
    QVERIFY(!words().contains(u"Not sent to AWS"_s));
    const auto *table = m_dialog->findChild<QTableWidget *>();
    QCOMPARE(table->item(1, 0)->text(), u"0000\u00a00000\u00a00002"_s);
    QCOMPARE(table->rowHeight(0), 28);
}

void TestConfirmDeclineDialog::enterAndEscapeCancel()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape}) {
        open(confirmation(17));
        QVERIFY(button(u"Cancel"_s)->isDefault() && !button(u"Decline"_s)->isDefault());
        QVERIFY(button(u"Cancel"_s)->hasFocus());
        const QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        const QSignalSpy rejected(m_dialog.get(), &QDialog::rejected);
        QTest::keyClick(m_dialog->focusWidget(), key);
        QCOMPARE(accepted.size(), 0);
        QCOMPARE(rejected.size(), 1);
    }
    open(confirmation(17));
    auto *table = m_dialog->findChild<QTableWidget *>();
    table->setFocus();
    const QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    QTest::keyClick(table, Qt::Key_Return); // away from the buttons, Enter is for the default one
    QCOMPARE(accepted.size(), 0);
    QVERIFY(!m_dialog->isVisible());
}

void TestConfirmDeclineDialog::onlyTheButtonConfirms()
{
    open(confirmation(17));
    const QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    button(u"Decline"_s)->click();
    QCOMPARE(accepted.size(), 1);
}

void TestConfirmDeclineDialog::aboveAHundredTheNumberIsTyped()
{
    open(confirmation(100));
    QVERIFY(!m_dialog->findChild<QLineEdit *>());
    open(confirmation(101));
    auto *field = m_dialog->findChild<QLineEdit *>();
    QVERIFY(field);
    QVERIFY(field->hasFocus());
    QVERIFY(field->accessibleName().contains(u"101"_s));
    QVERIFY(!button(u"Decline"_s)->isEnabled());
    QTest::keyClicks(field, u"10"_s);
    QVERIFY(!button(u"Decline"_s)->isEnabled());
    QTest::keyClicks(field, u"1"_s);
    QVERIFY(button(u"Decline"_s)->isEnabled());
    const QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    QTest::keyClick(field, Qt::Key_Return); // Cancel stays what Enter does
    QCOMPARE(accepted.size(), 0);
    QVERIFY(!m_dialog->isVisible());
}

void TestConfirmDeclineDialog::endpointThatIsNotAwsIsNamed()
{
    DeclineConfirmation asked = confirmation(1);
    asked.foreignEndpoint = u"127.0.0.1:8443"_s;
    asked.foreignEndpointSource = u"AWS_ENDPOINT_URL"_s;
    open(asked);
    QVERIFY(words().contains(u"Not sent to AWS, but to 127.0.0.1:8443 (set by AWS_ENDPOINT_URL)."_s));
}

void TestConfirmDeclineDialog::oneMayBeSentFirst()
{
    open(confirmation(101));
    QPushButton *first = button(u"Send One First"_s);
    QVERIFY(!first->isEnabled() && !first->isDefault());
    QTest::keyClicks(m_dialog->findChild<QLineEdit *>(), u"101"_s);
    QVERIFY(first->isEnabled());
    const QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    first->click();
    QCOMPARE(accepted.size(), 1);
    QVERIFY(m_dialog->isOneFirst());
    open(confirmation(2));
    button(u"Decline"_s)->click();
    QVERIFY(!m_dialog->isOneFirst());
}

void TestConfirmDeclineDialog::oneAloneIsNotSentFirst()
{
    open(confirmation(1));
    for (const QPushButton *one : m_dialog->findChildren<QPushButton *>())
        QVERIFY(one->text() != u"Send One First"_s);
}

void TestConfirmDeclineDialog::whatWasNotSeenIsCalledARequest()
{
    DeclineConfirmation asked = confirmation(3);
    asked.ask = DeclineConfirmation::Ask::SendUnseen;
    open(asked);
    QCOMPARE(button(u"Send 3"_s)->text(), u"Send 3 Request(s)"_s);
    QVERIFY(words().contains(u"No open invitation of these senders was seen"_s));
}

void TestConfirmDeclineDialog::manyPlacesAndIdentitiesFitASmallScreen()
{
    DeclineConfirmation asked = confirmation(500);
    asked.identities.clear();
    for (int i = 0; i < 20; ++i) {
        asked.plan.requests[i % 10].target.account = ::sender(111122220000 + i % 10);
        asked.identities.append({u"Account %1"_s.arg(i), u"arn:aws:iam::111122223333:role/Audit%1"_s.arg(i)});
    }
    asked.foreignEndpoint = u"127.0.0.1:8443"_s;
    asked.foreignEndpointSource = u"AWS_ENDPOINT_URL"_s;
    open(asked);
    QVERIFY2(m_dialog->minimumSizeHint().height() <= 560,
             qPrintable(QString::number(m_dialog->minimumSizeHint().height())));
    QVERIFY(m_dialog->minimumSizeHint().width() <= 760);
    const auto *box = m_dialog->findChild<QPlainTextEdit *>();
    QVERIFY(box);
    QVERIFY(box->isReadOnly());
    QVERIFY(box->toPlainText().contains(u"1111 2222 0009"_s));
    QVERIFY(box->toPlainText().contains(u"role/Audit19"_s));
    // Not nearer to its edge than the text of the table to its own.
    const auto *table = m_dialog->findChild<QTableWidget *>();
    QVERIFY(table);
    const int inTable = table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, table);
    QVERIFY(box->cursorRect().left() >= inTable);
}

QTEST_MAIN(TestConfirmDeclineDialog)
#include "tst_confirmdeclinedialog.moc"
