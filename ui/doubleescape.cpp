// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/doubleescape.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace Hubwarden {

using namespace std::chrono_literals;

namespace {

constexpr auto together = 600ms; //!< as long as two presses count as one wish

} // namespace

DoubleEscape::DoubleEscape(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool DoubleEscape::eventFilter(QObject *watched, QEvent *event)
{
    // The native window gets each press once; widgets pass it on to their parents.
    if (event->type() != QEvent::KeyPress || watched != m_window.windowHandle())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->isAutoRepeat())
        return false;
    if (key->key() != Qt::Key_Escape || QApplication::activePopupWidget()) {
        m_sinceFirst.invalidate();
    } else if (m_sinceFirst.isValid() && !m_sinceFirst.hasExpired(together.count())) {
        m_sinceFirst.invalidate();
        Q_EMIT pressed();
    } else {
        m_sinceFirst.start();
    }
    return false;
}

} // namespace Hubwarden
