// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/net/retrypolicy.h"

#include <QHash>
#include <QString>

namespace Hubwarden {

//! Retries that a place has left before it is left alone; when everything fails, trying again makes it worse.
//!
//! One bucket of tokens for each key; a key names account, region and service.
class RetryQuota
{
public:
    static constexpr int capacity = 500;

    //! Pays for one retry after an error of that class, which is not Final. Returns the cost; 0: refused, and nothing
    //! was taken.
    int take(const QString &key, RetryClass cause);

    //! Gives back after a success: the cost of the call's last retry, or 0 if it needed none. A failed call gives
    //! nothing back.
    void succeeded(const QString &key, int lastCost);

    int tokens(const QString &key) const { return m_tokens.value(key, capacity); }

private:
    QHash<QString, int> m_tokens;
};

} // namespace Hubwarden
