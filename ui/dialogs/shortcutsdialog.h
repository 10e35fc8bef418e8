// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

class QAction;

namespace Hubwarden {

//! Every key that does something in the main window, and what it does.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    //! Shows the actions that have a key, in their order.
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace Hubwarden
