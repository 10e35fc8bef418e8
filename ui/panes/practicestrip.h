// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Hubwarden {

class Theme;

//! Says all the time, striped and in words, that nothing of this window is real.
class PracticeStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeStrip)

public:
    //! The theme must outlive the strip.
    explicit PracticeStrip(const Theme &theme, QWidget *parent = nullptr);

    //! Says that the session of an account has ended, and offers a new one.
    void setSessionEnded(bool ended);

Q_SIGNALS:
    void newSessionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateLook();
    void arrangeWords();

    const Theme &m_theme;
    QBoxLayout *m_text;
    QLabel *m_title;
    QLabel *m_words;
    QPushButton *m_newSession;
};

} // namespace Hubwarden
