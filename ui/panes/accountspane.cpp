// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/accountspane.h"

#include "ui/delegates/twolinedelegate.h"
#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/models/tableroles.h"
#include "ui/panes/flowlayout.h"
#include "ui/panes/foldtitle.h"
#include "ui/theme.h"

#include <QAction>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int LineRole = ToneRole + 1;
constexpr int NoteRole = LineRole + 1;

Icon iconOf(AccountItem::State state)
{
    switch (state) {
    case AccountItem::State::NotTested:
        return Icon::Unknown;
    case AccountItem::State::Testing:
        return Icon::Waiting;
    case AccountItem::State::Confirmed:
        return Icon::Done;
    case AccountItem::State::Failed:
        return Icon::Error;
    }
    Q_UNREACHABLE();
}

Tone toneOf(AccountItem::State state)
{
    switch (state) {
    case AccountItem::State::NotTested:
    case AccountItem::State::Testing:
        return Tone::Neutral;
    case AccountItem::State::Confirmed:
        return Tone::Done;
    case AccountItem::State::Failed:
        return Tone::Failed;
    }
    Q_UNREACHABLE();
}

QString stateText(const AccountItem &account)
{
    switch (account.state) {
    case AccountItem::State::NotTested:
        return AccountsPane::tr("Not tested");
    case AccountItem::State::Testing:
        return AccountsPane::tr("Testing…");
    case AccountItem::State::Confirmed:
        return AccountsPane::tr("Confirmed");
    case AccountItem::State::Failed:
        return account.error ? errorText(*account.error).title : AccountsPane::tr("Test failed");
    }
    Q_UNREACHABLE();
}

QString secondLine(const AccountItem &account)
{
    QStringList parts{stateText(account)};
    // The line is short, and what is wrong must not be what is cut off.
    if (account.profile.identity)
        parts.insert(account.state == AccountItem::State::Failed ? 1 : 0,
                     accountText(account.profile.identity->account));
    return parts.join(u" · "_s);
}

bool isForSession(const AccountItem &account)
{
    return std::get<StaticKey>(account.profile.source).storage == StaticKey::Storage::SessionOnly;
}

//! Beside the name, which needs the room.
QString note(const AccountItem &account)
{
    //: Of a key that is kept for this session only; as short as can be
    return isForSession(account) ? AccountsPane::tr("session") : QString();
}

QString spokenLine(const AccountItem &account)
{
    return secondLine(account)
           + (isForSession(account) ? u" · "_s + AccountsPane::tr("this session only") : QString());
}

} // namespace

AccountsPane::AccountsPane(const Theme &theme, QWidget *parent)
    : FoldPane(parent)
    , m_theme(theme)
{
    buildTree();
    auto *bar = new QWidget(body());
    buildActions(bar);
    arrange(bar, nullptr);
    updateActions();
    updateTitle();
}

void AccountsPane::buildTree()
{
    tree()->setAccessibleName(tr("Accounts"));
    tree()->setEditTriggers(QAbstractItemView::EditKeyPressed);
    tree()->setItemDelegate(new TwoLineDelegate(m_theme, {LineRole, NoteRole, IconRole, ToneRole}, this));
    tree()->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(tree(), &QTreeWidget::itemChanged, this, &AccountsPane::takeChange);
    connect(tree(), &QTreeWidget::currentItemChanged, this, &AccountsPane::updateActions);
    connect(&m_theme, &Theme::changed, tree()->viewport(), qOverload<>(&QWidget::update));
}

QAction *AccountsPane::addAction(QWidget *bar, const QString &text, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    auto *button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    bar->layout()->addWidget(button);
    tree()->addAction(action);
    return action;
}

void AccountsPane::buildActions(QWidget *bar)
{
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(4, 0, 4, 4);
    layout->setSpacing(0);
    connect(addAction(bar, tr("Add…"), tr("Enter an access key of another account")), &QAction::triggered,
            this, &AccountsPane::addRequested);
    const auto add = [&](const QString &text, const QString &tip, auto signal) {
        QAction *action = addAction(bar, text, tip);
        connect(action, &QAction::triggered, this, [this, signal] {
            if (const AccountItem *account = currentAccount())
                Q_EMIT(this->*signal)
            (ProfileId(account->profile.id)); // a copy: the answer may replace the list
        });
        m_needCurrent.append(action);
    };
    add(tr("Edit…"), tr("Change this profile or enter its key again"), &AccountsPane::editRequested);
    QAction *rename = addAction(bar, tr("Rename"), tr("Give this profile another name"));
    connect(rename, &QAction::triggered, tree(), [this] { tree()->editItem(tree()->currentItem()); });
    m_needCurrent.append(rename);
    add(tr("Test"), tr("Ask AWS whose key this is"), &AccountsPane::testRequested);
    add(tr("Delete"), tr("Remove this profile and its key from this computer"),
        &AccountsPane::deleteRequested);
}

void AccountsPane::setAccounts(const QList<AccountItem> &accounts)
{
    if (accounts == m_accounts)
        return;
    const QList<ProfileId> ticked = chosen();
    const std::optional<ProfileId> at = current();
    {
        const QSignalBlocker quiet(tree());
        tree()->clear();
        m_accounts = accounts;
        m_keys = nullptr;
        if (!accounts.isEmpty()) {
            m_keys = new QTreeWidgetItem(tree(), {tr("Access keys")}); // the tree owns it
            m_keys->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                             | Qt::ItemIsAutoTristate);
        }
        for (const AccountItem &account : accounts) {
            auto *item = new QTreeWidgetItem(m_keys);
            fill(item, account);
            if (at == account.profile.id)
                tree()->setCurrentItem(item);
        }
        if (m_keys)
            m_keys->setExpanded(true);
    }
    setChosen(ticked);
    updateActions();
}

void AccountsPane::fill(QTreeWidgetItem *item, const AccountItem &account) const
{
    item->setText(0, account.profile.name);
    item->setData(0, LineRole, secondLine(account));
    item->setData(0, NoteRole, note(account));
    const QString spoken = spokenLine(account);
    item->setData(0, Qt::AccessibleDescriptionRole, spoken);
    item->setToolTip(0, (account.profile.name + u'\n' + spoken).toHtmlEscaped().replace(u'\n', "<br>"_L1));
    item->setData(0, IconRole, static_cast<int>(iconOf(account.state)));
    item->setData(0, ToneRole, static_cast<int>(toneOf(account.state)));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable
                   | Qt::ItemNeverHasChildren);
    item->setCheckState(0, Qt::Unchecked);
}

void AccountsPane::setChosen(const QList<ProfileId> &profiles)
{
    {
        const QSignalBlocker quiet(tree());
        for (qsizetype i = 0; i < m_accounts.size(); ++i)
            m_keys->child(static_cast<int>(i))
                ->setCheckState(0, profiles.contains(m_accounts[i].profile.id) ? Qt::Checked : Qt::Unchecked);
    }
    tree()->viewport()->update(); // the blocked signals would have done it
    m_announced = chosen();
    updateTitle();
}

QList<ProfileId> AccountsPane::chosen() const
{
    QList<ProfileId> profiles;
    for (qsizetype i = 0; i < m_accounts.size(); ++i) {
        if (m_keys->child(static_cast<int>(i))->checkState(0) == Qt::Checked)
            profiles.append(m_accounts[i].profile.id);
    }
    return profiles;
}

const AccountItem *AccountsPane::currentAccount() const
{
    QTreeWidgetItem *item = tree()->currentItem();
    const int row = m_keys && item ? m_keys->indexOfChild(item) : -1;
    return row < 0 ? nullptr : &m_accounts[row];
}

std::optional<ProfileId> AccountsPane::current() const
{
    const AccountItem *account = currentAccount();
    return account ? std::optional(account->profile.id) : std::nullopt;
}

void AccountsPane::takeChange(QTreeWidgetItem *item)
{
    const int row = m_keys ? m_keys->indexOfChild(item) : -1;
    if (row >= 0 && item->text(0) != m_accounts[row].profile.name) {
        const QString name = item->text(0).trimmed();
        const Profile profile = m_accounts[row].profile;
        {
            const QSignalBlocker quiet(tree());
            item->setText(0, profile.name);
        }
        if (!name.isEmpty() && name != profile.name)
            Q_EMIT renameRequested(profile.id, name);
        return;
    }
    announceSoon();
}

bool AccountsPane::takeTicks()
{
    updateTitle();
    const QList<ProfileId> before = std::exchange(m_announced, chosen());
    return m_announced != before;
}

void AccountsPane::updateActions()
{
    for (QAction *action : m_needCurrent)
        action->setEnabled(currentAccount() != nullptr);
}

void AccountsPane::updateTitle()
{
    title().setText(tr("Accounts · %1 of %2").arg(countText(chosen().size()), countText(m_accounts.size())));
}

} // namespace Hubwarden
