// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/secretfield.h"

#include <QSignalBlocker>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    // In this mode a line edit neither copies nor cuts nor drags its text, and screen readers hear dots.
    setEchoMode(Password);
}

HiddenText SecretField::shape() const
{
    const QString entered = text();
    return entered.isEmpty() ? m_takenShape : HiddenText::of(entered);
}

const Secret &SecretField::take()
{
    QString entered = text();
    if (entered.isEmpty())
        return m_taken;
    {
        // clear() would keep the text in the field's undo history.
        const QSignalBlocker quiet(this);
        setText({});
    }
    m_takenShape = HiddenText::of(entered);
    m_takenShape.padded = false;
    const auto first
        = std::find_if_not(entered.cbegin(), entered.cend(), [](QChar c) { return c.isSpace(); });
    QByteArray utf8 = QStringView(entered).sliced(first - entered.cbegin(), m_takenShape.length).toUtf8();
    m_taken = Secret::take(utf8);
    // Not if somebody else handed the text in and holds it still, and never the memory of a literal.
    if (entered.isDetached())
        wipe(entered.data(), static_cast<std::size_t>(entered.size()) * sizeof(QChar));
    setPlaceholderText(tr("Entered; not shown again"));
    return m_taken;
}

void SecretField::forget()
{
    take();
    m_taken = {};
    m_takenShape = {};
}

} // namespace Hubwarden
