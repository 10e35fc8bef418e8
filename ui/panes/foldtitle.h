// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QToolButton>

namespace Hubwarden {

//! The title of a pane; pressing it folds the pane to this one line and unfolds it again.
class FoldTitle final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldTitle)

public:
    //! The pane holds both this title and the body that is folded away.
    FoldTitle(QWidget *body, QWidget *pane);

    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);

    QSize sizeHint() const override;

Q_SIGNALS:
    //! The person pressed it.
    void pressedTo(bool folded);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_body;
    QWidget *m_pane;
    bool m_folded = false;
};

} // namespace Hubwarden
