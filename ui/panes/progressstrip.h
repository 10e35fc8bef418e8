// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace Hubwarden {

//! How far the work is: a bar and words. Without work it takes no room.
class ProgressStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressStrip)

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    //! total 0: not known yet.
    void showProgress(int done, int total, const QString &words);
    void clear();

private:
    QProgressBar *m_bar;
    QLabel *m_words;
};

} // namespace Hubwarden
