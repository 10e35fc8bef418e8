// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

#include <memory>
#include <optional>
#include <utility>

namespace Hubwarden {

//! An Error or none, as std::optional is; its copies share it, as one failure strikes thousands of rows and most rows
//! have none. What is shared never changes.
class SharedError
{
public:
    SharedError() = default;
    SharedError(std::nullopt_t) {}
    SharedError(Error error)
        : m_error(std::make_shared<const Error>(std::move(error)))
    {
    }
    SharedError(std::optional<Error> error)
        : m_error(error ? std::make_shared<const Error>(*std::move(error)) : nullptr)
    {
    }

    bool has_value() const { return m_error != nullptr; }
    explicit operator bool() const { return has_value(); }
    //! Only of one that has a value.
    const Error &operator*() const { return *m_error; }
    const Error *operator->() const { return m_error.get(); }

    friend bool operator==(const SharedError &a, const SharedError &b)
    {
        return a.m_error == b.m_error || (a && b && *a == *b);
    }

private:
    std::shared_ptr<const Error> m_error;
};

} // namespace Hubwarden
