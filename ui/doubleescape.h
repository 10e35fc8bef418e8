// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QElapsedTimer>
#include <QObject>

class QWidget;

namespace Hubwarden {

//! Notices Esc pressed twice in a row in a window. Fields and tables swallow a single one for themselves, so it listens
//! before they do, and takes nothing away from them.
class DoubleEscape final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoubleEscape)

public:
    explicit DoubleEscape(QWidget &window);

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    QElapsedTimer m_sinceFirst; //!< invalid: no Esc is waiting for its second
};

} // namespace Hubwarden
