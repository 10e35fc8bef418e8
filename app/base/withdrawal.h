// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace Hubwarden {

//! Tells work under way that nothing more of it is wanted; what was sent runs to its end.
class Withdrawal final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void withdraw()
    {
        if (m_withdrawn)
            return;
        m_withdrawn = true;
        Q_EMIT withdrawn();
    }
    bool isWithdrawn() const { return m_withdrawn; }

Q_SIGNALS:
    void withdrawn();

private:
    bool m_withdrawn = false;
};

} // namespace Hubwarden
