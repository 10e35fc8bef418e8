// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QList>
#include <QSet>
#include <QStringView>

#include <optional>

namespace Hubwarden {

//! A stretch of the pasted text, counted in UTF-16 units from its beginning.
struct TextSpan
{
    qint32 offset = 0;
    qint32 length = 0;

    qint32 end() const { return offset + length; }
    bool operator==(const TextSpan &) const = default;
};

//! What a pasted text says about senders: each account ID once, and a reason with its place for all the rest.
struct SenderIds
{
    //! Why something is not used as it stands. Closed on purpose.
    enum class Reason : quint8 {
        OwnAccount, //!< set aside: AWS wants the sender's ID, not the receiver's
        Duplicate,  //!< Ignored::first is the place that counts
        TooShort,   //!< ten digits or fewer, or eleven that begin with a zero: no spreadsheet left that one
        TooLong,    //!< thirteen digits or more; twelve within them are not an ID
        DigitsLost, //!< scientific notation
        UnclearGroups, //!< groups of four digits that can be parted in several ways
        MixedText,     //!< digits with letters or signs between them
        NoDigits,      //!< words; those beside each other on a line are one entry
        AllZeros,      //!< 000000000000 is nobody's
        NoAccountInArn,
        NoCell, //!< a row of a table that does not reach the sender column
    };

    enum class Format : quint8 { FreeText, Table, Json };

    //! Why a text that looks like JSON or a table was read as free text.
    enum class Fallback : quint8 { None, BrokenJson, UnknownJson, UnclosedQuote };

    struct Sender
    {
        AccountId id;
        TextSpan place;
        bool operator==(const Sender &) const = default;
    };

    struct SetAside
    {
        AccountId id;
        TextSpan place;
        Reason reason = Reason::OwnAccount;
        bool zeroRestored = false; //!< it would have been Repaired
        bool operator==(const SetAside &) const = default;
    };

    struct Ignored
    {
        TextSpan place;
        TextSpan first; //!< for Duplicate only
        Reason reason = Reason::NoDigits;
        bool operator==(const Ignored &) const = default;
    };

    //! A column of a table that holds account IDs.
    struct Column
    {
        int index = 0;
        TextSpan header; //!< empty if the table has no header row
        TextSpan sample; //!< the first cell with an ID
        bool operator==(const Column &) const = default;
    };

    Format format = Format::FreeText;
    Fallback fallback = Fallback::None;
    qint32 faultOffset = 0; //!< where the JSON or the quote breaks

    //! The columns to choose the senders from; filled for tables only.
    QList<Column> columns;
    //! The column that was read. None in a table: there are several candidates, so nothing was read yet.
    std::optional<int> column;

    // Each in the order of the text; no ID is in two of them.
    QList<Sender> usable;
    QList<Sender> repaired; //!< eleven digits, the leading zero was lost by a spreadsheet
    QList<SetAside> setAside;
    QList<Ignored> ignored;

    bool operator==(const SenderIds &) const = default;
};

struct SenderReading
{
    QSet<AccountId> ownAccounts;
    std::optional<int>
        column; //!< the person's choice, SenderIds::Column::index; any other value counts as none
};

//! Reads any pasted text.
//!
//! JSON counts where a document has a shape that AWS or the person's tools make: a list of IDs; `AccountIds`;
//! `Invitations[].AccountId`; `UnprocessedAccounts[].AccountId`; `Administrator.AccountId` and `Master.AccountId`;
//! `AccountId` at the top or in the objects of a list. Several documents may follow each other. All else in it is
//! passed over; JSON of another shape is read as free text.
//!
//! A table has two or more columns by tab, semicolon or comma, the same number in each row, and at least one column
//! of IDs; and either a header row or another column without IDs. A grid of nothing but IDs is a list.
//!
//! In free text an ID is twelve decimal digits of any script on their own, 1111-2222-3333, or 1111 2222 3333 with
//! single blanks, where a row of such groups is a multiple of three and touches no other number. In ARNs the account
//! field counts. Texts end at 2^31 - 1 units.
[[nodiscard]] SenderIds readSenderIds(QStringView text, const SenderReading &reading);

//! What the person ticked beside the result.
struct SenderTicks
{
    bool repaired = false;
    QSet<AccountId> setAside;
};

//! The senders that follow from the reading and the ticks, each once.
[[nodiscard]] QList<AccountId> sendersToUse(const SenderIds &ids, const SenderTicks &ticks);

} // namespace Hubwarden
