// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace Hubwarden {

class Theme;

//! Says over a whole page, while something is dragged over it, what dropping it there does. Never in the way of the drop.
class DropHint final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropHint)

public:
    //! The theme must outlive the hint; the page is its parent.
    DropHint(const Theme &theme, const QString &words, QWidget &page);

    void appear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace Hubwarden
