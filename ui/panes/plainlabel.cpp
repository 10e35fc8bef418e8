// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/plainlabel.h"

#include <QLabel>

namespace Hubwarden {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void makeHeavier(QLabel &label)
{
    QFont font = label.font();
    font.setWeight(QFont::DemiBold);
    label.setFont(font);
}

} // namespace Hubwarden
