// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderidsreason.h"

#include <QCoreApplication>

namespace Hubwarden {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SenderIds)
};

} // namespace

QString senderReasonText(SenderIds::Reason reason)
{
    switch (reason) {
    case SenderIds::Reason::OwnAccount:
        return Words::tr("One of your accounts");
    case SenderIds::Reason::Duplicate:
        return Words::tr("Duplicate");
    case SenderIds::Reason::TooShort:
        return Words::tr("Fewer than 12 digits");
    case SenderIds::Reason::TooLong:
        return Words::tr("More than 12 digits");
    case SenderIds::Reason::DigitsLost:
        return Words::tr("Scientific notation: digits are lost");
    case SenderIds::Reason::UnclearGroups:
        return Words::tr("Unclear groups of four digits");
    case SenderIds::Reason::MixedText:
        return Words::tr("Letters or signs among the digits");
    case SenderIds::Reason::NoDigits:
        return Words::tr("Text without digits");
    case SenderIds::Reason::AllZeros:
        return Words::tr("Only zeros: no account has this ID");
    case SenderIds::Reason::NoAccountInArn:
        return Words::tr("ARN without an account ID");
    case SenderIds::Reason::NoCell:
        return Words::tr("Row without a cell in the sender column");
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
