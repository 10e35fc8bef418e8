// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/errortext.h"
#include "ui/theme.h"

#include <QFrame>
#include <QList>

#include <functional>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace Hubwarden {

//! One message at a time below the pages: icon, words and buttons; it never blocks anything.
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    //! A button; it takes the banner away and then calls the function.
    struct Button
    {
        QString text;
        std::function<void()> run;
    };

    //! The theme must outlive the banner.
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    //! Replaces the message that is shown, if any.
    void showMessage(Tone tone, const QString &title, const QString &text, const QList<Button> &buttons = {});
    void showError(const ErrorText &error, const QList<Button> &buttons = {});
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void replaceButtons(const QList<Button> &buttons);
    void arrangeButtons();
    void updateLook();
    void announce();

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QBoxLayout *m_content; //!< words and buttons
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
};

} // namespace Hubwarden
