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
    //! Where the model has what is drawn besides the name.
    struct Roles
    {
        int line; //!< QString: the second line; empty: an ordinary row
        int note; //!< QString: at the end of the first line, never cut
        int icon; //!< int of Icon
        int tone; //!< int of Tone
    };

    TwoLineDelegate(const Theme &theme, Roles roles, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void drawFirstLine(QPainter &painter, const QStyleOptionViewItem &cell, const QRect &line,
                       const QString &name, const QString &note) const;

    Roles m_roles;
};

} // namespace Hubwarden
