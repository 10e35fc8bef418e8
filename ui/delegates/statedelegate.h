// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/delegates/rowdelegate.h"

namespace Hubwarden {

//! Draws a state as a badge: icon and word on a soft ground of its tone.
class StateDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    //! The roles give an Icon and a Tone as int; a cell without an icon is drawn as plain text.
    StateDelegate(const Theme &theme, int iconRole, int toneRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_iconRole;
    int m_toneRole;
};

} // namespace Hubwarden
