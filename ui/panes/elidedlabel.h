// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace Hubwarden {

//! One line of plain text. Where the room is too small its middle is left out: the whole is in the tool tip, for
//! screen readers and for *Copy* in the context menu.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);
    const QString &wholeText() const { return m_whole; }

    //! The whole text's; it may be made as narrow as one likes.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QString m_whole;
};

} // namespace Hubwarden
