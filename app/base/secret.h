// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <memory>

namespace Hubwarden {

//! Bytes that must not leak: cannot be printed, streamed, put into a QVariant or compared by accident;
//! cleared when the last owner lets go.
//!
//! Copies share one buffer. Best effort: what Qt or the keychain library copied on the way in or out is beyond reach.
class Secret
{
public:
    Secret() = default;
    //! Copies the bytes; the caller clears its own, see wipe().
    static Secret fromBytes(QByteArrayView bytes);
    //! Copies and then clears the caller's bytes.
    static Secret take(QByteArray &bytes);
    static Secret take(QString &text);

    bool isEmpty() const { return size() == 0; }
    qsizetype size() const { return m_buffer ? m_buffer->size : 0; }
    //! Valid while this Secret lives; for hashing and for writing to the store only.
    QByteArrayView expose() const;
    //! Takes the same time wherever the first difference is.
    bool sameAs(const Secret &other) const;

private:
    struct Buffer
    {
        explicit Buffer(qsizetype count);
        ~Buffer();
        Q_DISABLE_COPY_MOVE(Buffer)

        std::unique_ptr<char[]> bytes;
        qsizetype size;
    };

    std::shared_ptr<const Buffer> m_buffer;
};

//! Overwrites memory in a way the compiler keeps.
void wipe(void *memory, std::size_t size);

} // namespace Hubwarden
