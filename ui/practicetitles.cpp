// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practicetitles.h"

#include <QDialog>
#include <QEvent>

namespace Hubwarden {

bool PracticeTitles::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::WindowTitleChange) {
        if (auto *dialog = qobject_cast<QDialog *>(object)) {
            const QString mark = tr("PRACTICE – %1");
            if (!dialog->windowTitle().startsWith(mark.section(u'%', 0, 0)))
                dialog->setWindowTitle(mark.arg(dialog->windowTitle()));
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace Hubwarden
