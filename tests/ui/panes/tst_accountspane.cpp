// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/accountspane.h"

#include "ui/theme.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

AccountItem account(const QString &name)
{
    return {{ProfileId::create(), name, *RegionName::parse(u"eu-west-1"),
             StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s}, std::nullopt},
            AccountItem::State::NotTested,
            std::nullopt};
}

} // namespace

class TestAccountsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void treeHasItsNameAndGroup();
    void tickingAsksOnce();
    void settingSaysNothing();
    void newListKeepsTicksAndPlace();
    void stateIsInWords();
    void buttonsAskForTheCurrentProfile();
    void buttonsNeedAProfile();
    void renamingAsksAndKeepsTheOldName();

private:
    QToolButton *button(const QString &text) const;
    QTreeWidgetItem *item(int row) const { return m_tree->topLevelItem(0)->child(row); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AccountsPane> m_pane;
    QTreeWidget *m_tree = nullptr;
    QList<AccountItem> m_accounts;
};

void TestAccountsPane::init()
{
    m_theme = std::make_unique<Theme>();
    m_pane = std::make_unique<AccountsPane>(*m_theme);
    m_tree = m_pane->findChild<QTreeWidget *>();
    m_accounts = {account(u"prod"_s), account(u"dev"_s)};
    m_pane->setAccounts(m_accounts);
}

void TestAccountsPane::cleanup()
{
    m_pane.reset();
    m_theme.reset();
}

QToolButton *TestAccountsPane::button(const QString &text) const
{
    for (QToolButton *one : m_pane->findChildren<QToolButton *>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

void TestAccountsPane::treeHasItsNameAndGroup()
{
    QCOMPARE(m_tree->accessibleName(), u"Accounts"_s);
    QCOMPARE(m_tree->topLevelItem(0)->text(0), u"Access keys"_s);
    QCOMPARE(item(0)->text(0), u"prod"_s);
    m_pane->setAccounts({});
    QCOMPARE(m_tree->topLevelItemCount(), 0);
}

void TestAccountsPane::tickingAsksOnce()
{
    const QSignalSpy spy(m_pane.get(), &AccountsPane::chosenChanged);
    m_tree->topLevelItem(0)->setCheckState(0, Qt::Checked); // ticks both
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(m_pane->chosen().size(), 2);
    item(0)->setCheckState(0, Qt::Unchecked);
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(m_pane->chosen(), QList<ProfileId>({m_accounts[1].profile.id}));
    QVERIFY(m_tree->topLevelItem(0)->checkState(0) == Qt::PartiallyChecked);
}

void TestAccountsPane::settingSaysNothing()
{
    const QSignalSpy spy(m_pane.get(), &AccountsPane::chosenChanged);
    m_pane->setChosen({m_accounts[0].profile.id});
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
    QCOMPARE(m_pane->chosen(), QList<ProfileId>({m_accounts[0].profile.id}));
}

void TestAccountsPane::newListKeepsTicksAndPlace()
{
    m_pane->setChosen({m_accounts[1].profile.id});
    m_tree->setCurrentItem(item(1));
    m_accounts.prepend(account(u"new"_s));
    m_pane->setAccounts(m_accounts);
    QCOMPARE(m_pane->chosen(), QList<ProfileId>({m_accounts[2].profile.id}));
    QVERIFY(m_pane->current() == m_accounts[2].profile.id);
}

void TestAccountsPane::stateIsInWords()
{
    Error error;
    error.kind = Error::Kind::KeychainLocked;
    m_accounts[0].state = AccountItem::State::Failed;
    m_accounts[0].error = error;
    m_accounts[1].state = AccountItem::State::Confirmed;
    m_accounts[1].profile.identity
        = ConfirmedIdentity{*AccountId::parse(u"000011112222"), {}, QDateTime::currentDateTimeUtc()};
    m_accounts[1].profile.source = StaticKey{u"ASIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::SessionOnly};
    m_pane->setAccounts(m_accounts);
    m_accounts[0].profile.identity = m_accounts[1].profile.identity;
    m_pane->setAccounts(m_accounts);
    // What is wrong comes first, as the end of the line may be cut off.
    const QString locked = item(0)->data(0, Qt::AccessibleDescriptionRole).toString();
    QVERIFY(locked.contains(u"is locked"_s));
    QVERIFY(locked.endsWith(u" · 0000\u00a01111\u00a02222"_s));
    QCOMPARE(item(1)->data(0, Qt::AccessibleDescriptionRole).toString(),
             u"0000\u00a01111\u00a02222 · Confirmed · this session only"_s);
}

void TestAccountsPane::buttonsAskForTheCurrentProfile()
{
    const QSignalSpy add(m_pane.get(), &AccountsPane::addRequested);
    const QSignalSpy edit(m_pane.get(), &AccountsPane::editRequested);
    const QSignalSpy test(m_pane.get(), &AccountsPane::testRequested);
    const QSignalSpy remove(m_pane.get(), &AccountsPane::deleteRequested);
    m_tree->setCurrentItem(item(1));
    for (const QString &text : {u"Add…"_s, u"Edit…"_s, u"Test"_s, u"Delete"_s}) {
        QVERIFY2(button(text), qPrintable(text));
        button(text)->click();
    }
    QCOMPARE(add.size(), 1);
    for (const QSignalSpy *spy : {&edit, &test, &remove}) {
        QCOMPARE(spy->size(), 1);
        QVERIFY(*static_cast<const ProfileId *>(spy->front().front().constData())
                == m_accounts[1].profile.id);
    }
}

void TestAccountsPane::buttonsNeedAProfile()
{
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    QVERIFY(button(u"Add…"_s)->isEnabled());
    for (const QString &text : {u"Edit…"_s, u"Rename"_s, u"Test"_s, u"Delete"_s})
        QVERIFY(!button(text)->isEnabled());
    m_tree->setCurrentItem(item(0));
    QVERIFY(button(u"Delete"_s)->isEnabled());
}

void TestAccountsPane::renamingAsksAndKeepsTheOldName()
{
    const QSignalSpy spy(m_pane.get(), &AccountsPane::renameRequested);
    item(0)->setText(0, u"  production "_s);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.front().at(1).toString(), u"production"_s);
    QCOMPARE(item(0)->text(0), u"prod"_s);
    item(0)->setText(0, u"   "_s);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(item(0)->text(0), u"prod"_s);
}

QTEST_MAIN(TestAccountsPane)
#include "tst_accountspane.moc"
