// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace Hubwarden {

//! Shows the keyboard's focus on a scrolled area. Its frame is too thin for that, as the contents begin beside it.
class FocusRing final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusRing)

public:
    //! The area owns the ring.
    explicit FocusRing(QAbstractScrollArea &area);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Hubwarden
