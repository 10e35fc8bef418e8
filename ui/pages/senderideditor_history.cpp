// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditor.h"
#include "ui/pages/senderideditortext.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

bool SenderIdEditor::canUndo() const
{
    return !isTakingIn() && (document()->isUndoAvailable() || m_beforeLarge);
}

bool SenderIdEditor::canRedo() const
{
    return !isTakingIn() && (document()->isRedoAvailable() || m_afterLarge);
}

void SenderIdEditor::undo()
{
    if (!canUndo())
        return;
    if (document()->isUndoAvailable())
        return QPlainTextEdit::undo();
    const Snapshot now = snapshot();
    replaceBy(*std::exchange(m_beforeLarge, std::nullopt));
    m_afterLarge = now;
    Q_EMIT historyChanged();
}

void SenderIdEditor::redo()
{
    if (!canRedo())
        return;
    if (document()->isRedoAvailable())
        return QPlainTextEdit::redo();
    const Snapshot now = snapshot();
    replaceBy(*std::exchange(m_afterLarge, std::nullopt));
    m_beforeLarge = now;
    Q_EMIT historyChanged();
}

void SenderIdEditor::replaceBy(const Snapshot &text)
{
    setUndoRedoEnabled(false);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.removeSelectedText();
    m_breaks.clear();
    m_incoming.push_back({asEntered(text.raw, text.breaks, 0), 0, all});
    scheduleStep();
}

void SenderIdEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        return undo();
    if (event->matches(QKeySequence::Redo))
        return redo();
    QPlainTextEdit::keyPressEvent(event);
}

//! Qt's menu with our undo and redo in it.
void SenderIdEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto take = [this, menu](const QString &name, bool enabled, void (SenderIdEditor::*run)()) {
        auto *action = menu->findChild<QAction *>(name);
        if (!action)
            return;
        disconnect(action, &QAction::triggered, nullptr, nullptr);
        connect(action, &QAction::triggered, this, run);
        action->setEnabled(enabled);
    };
    take(u"edit-undo"_s, canUndo(), &SenderIdEditor::undo);
    take(u"edit-redo"_s, canRedo(), &SenderIdEditor::redo);
    menu->popup(event->globalPos());
}

} // namespace Hubwarden
