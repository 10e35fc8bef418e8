// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/causes.h"

#include <QDialog>

namespace Hubwarden {

class CauseCards;
class Theme;

//! Shows why places could not be looked at, or what kept rows from being declined.
class CausesDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CausesDialog)

public:
    //! The theme must outlive the dialog.
    CausesDialog(const Theme &theme, const QString &title, const QList<Cause> &causes, QWidget *parent);

    CauseCards &cards() { return *m_cards; }

private:
    CauseCards *m_cards;
};

} // namespace Hubwarden
