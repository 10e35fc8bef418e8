// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/progressstrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace Hubwarden {

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_words(new QLabel(this))
{
    setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(180, 12);
    m_bar->setAccessibleName(tr("Progress"));
    m_words->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(12);
    layout->addWidget(m_bar);
    layout->addWidget(m_words, 1);
    hide();
}

void ProgressStrip::showProgress(int done, int total, const QString &words)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_words->setText(words);
    show();
}

void ProgressStrip::clear()
{
    hide();
}

} // namespace Hubwarden
