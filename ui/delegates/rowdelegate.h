// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyledItemDelegate>

namespace Hubwarden {

class Theme;

//! A cell of a table or tree of ours: 28 pixels high, a hairline below in tables, digits of one width where asked for.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Digits { Proportional, FixedWidth };

    //! The theme must outlive the delegate.
    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr, Digits digits = Digits::Proportional);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    const Theme &theme() const { return m_theme; }
    //! Below the cell, in tables.
    void drawHairline(QPainter *painter, const QStyleOptionViewItem &option) const;

private:
    const Theme &m_theme;
    Digits m_digits;
};

} // namespace Hubwarden
