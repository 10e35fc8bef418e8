// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/themecolors.h"

#include <QLabel>

#include <optional>

namespace Hubwarden {

//! Wrapped plain text that may have a tone: then it has the tone's icon beside it and its colour.
//!
//! It takes the colours from the style, so that a dialog needs no theme.
class ToneLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToneLabel)

public:
    ToneLabel(const QString &objectName, QWidget *parent);

    //! An empty text hides the label; the words are its accessible name too.
    void showWords(const QString &words, std::optional<Tone> tone = {});
    //! Takes the room of so many lines, also while it is hidden.
    void keepRoomFor(int lines);
    std::optional<Tone> tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateColor();

    std::optional<Tone> m_tone;
};

} // namespace Hubwarden
