// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/delegates/rowdelegate.h"

namespace Hubwarden {

//! A row with a second, quieter line that begins with a small icon; rows without such a line are drawn as others.
class TwoLineDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    //! The roles give the second line, an Icon and a Tone; both of these as int.
    TwoLineDelegate(const Theme &theme, int lineRole, int iconRole, int toneRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    int m_lineRole;
    int m_iconRole;
    int m_toneRole;
};

} // namespace Hubwarden
