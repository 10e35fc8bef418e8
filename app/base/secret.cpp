// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/secret.h"

#include <QString>

#include <cstring>

namespace Hubwarden {

void wipe(void *memory, std::size_t size)
{
    auto *byte = static_cast<volatile char *>(memory);
    while (size-- > 0)
        *byte++ = 0;
}

Secret::Buffer::Buffer(qsizetype count)
    : bytes(new char[static_cast<std::size_t>(count)])
    , size(count)
{
}

Secret::Buffer::~Buffer()
{
    wipe(bytes.get(), static_cast<std::size_t>(size));
}

Secret Secret::fromBytes(QByteArrayView bytes)
{
    Secret secret;
    if (bytes.isEmpty())
        return secret;
    auto buffer = std::make_shared<Buffer>(bytes.size());
    std::memcpy(buffer->bytes.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    secret.m_buffer = std::move(buffer);
    return secret;
}

Secret Secret::take(QByteArray &bytes)
{
    Secret secret = fromBytes(bytes);
    // data() would detach a shared array and wipe the copy; constData() reaches the bytes themselves.
    // An array without an owner of its memory is a literal: read-only, and no secret.
    if (bytes.data_ptr().d_ptr())
        wipe(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return secret;
}

Secret Secret::take(QString &text)
{
    QByteArray utf8 = text.toUtf8();
    if (text.data_ptr().d_ptr())
        wipe(const_cast<QChar *>(text.constData()), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
    return take(utf8);
}

QByteArrayView Secret::expose() const
{
    return m_buffer ? QByteArrayView(m_buffer->bytes.get(), m_buffer->size) : QByteArrayView();
}

bool Secret::sameAs(const Secret &other) const
{
    const QByteArrayView a = expose();
    const QByteArrayView b = other.expose();
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

} // namespace Hubwarden
