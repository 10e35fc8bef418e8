// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/sharederror.h"
#include "app/profiles/profile.h"
#include "ui/panes/foldpane.h"

#include <QList>

#include <optional>

class QAction;
class QTreeWidgetItem;

namespace Hubwarden {

class Theme;

//! A profile as the pane shows it.
struct AccountItem
{
    enum class State { NotTested, Testing, Confirmed, Failed };

    Profile profile;
    State state = State::NotTested;
    SharedError error; //!< of a test that failed

    bool operator==(const AccountItem &) const = default;
};

//! Chooses accounts in a tree by where their credentials come from; asks for changes by signal only.
class AccountsPane final : public FoldPane
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountsPane)

public:
    //! The theme must outlive the pane.
    explicit AccountsPane(const Theme &theme, QWidget *parent = nullptr);

    //! Keeps what is chosen and where the keyboard is.
    void setAccounts(const QList<AccountItem> &accounts);
    //! Says nothing by signal: the caller knows.
    void setChosen(const QList<ProfileId> &profiles);
    QList<ProfileId> chosen() const;
    std::optional<ProfileId> current() const;

Q_SIGNALS:
    void addRequested();
    void editRequested(const Hubwarden::ProfileId &profile);
    //! The new name is trimmed and not empty; the pane shows the old one until it is told.
    void renameRequested(const Hubwarden::ProfileId &profile, const QString &name);
    void testRequested(const Hubwarden::ProfileId &profile);
    void deleteRequested(const Hubwarden::ProfileId &profile);

private:
    bool takeTicks() override;
    void buildTree();
    void buildActions(QWidget *bar);
    QAction *addAction(QWidget *bar, const QString &text, const QString &tip);
    void fill(QTreeWidgetItem *item, const AccountItem &account) const;
    const AccountItem *currentAccount() const;
    void takeChange(QTreeWidgetItem *item);
    void updateActions();
    void updateTitle();

    const Theme &m_theme;
    QTreeWidgetItem *m_keys = nullptr; //!< the group "Access keys"
    QList<AccountItem> m_accounts;     //!< beside the children of the group
    QList<QAction *> m_needCurrent;
    QList<ProfileId> m_announced;
};

} // namespace Hubwarden
