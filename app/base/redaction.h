// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/secret.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <array>

namespace Hubwarden {

//! Masks what looks like a secret by its form or name: Authorization values, bearer and session tokens, passwords and keys in
//! header, JSON, XML, query and INI form, key IDs (AKIA…WXYZ), and 40-character secrets that follow a telling word.
QString redactedByForm(const QString &text);

//! Recognises pieces of known secrets without keeping them: only keyed SipHash-2-4 values of all windows of 16 bytes
//! (a shorter secret: of all its bytes) of the secret and its percent-encoded form stay in memory.
//!
//! Secrets below 8 bytes are not registered: masking them would mask ordinary words.
class SecretWindows
{
public:
    SecretWindows();

    void add(const Secret &secret);
    //! UTF-8 in, UTF-8 out.
    QByteArray redacted(const QByteArray &text) const;

private:
    void addWindows(QByteArrayView bytes);
    quint64 hash(const char *bytes, qsizetype size) const;

    std::array<quint64, 2> m_key;
    QHash<qsizetype, QSet<quint64>> m_windows; // by length
};

} // namespace Hubwarden
