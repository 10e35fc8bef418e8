// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

#include <functional>

class QMessageBox;
class QPushButton;
class QWidget;

namespace Hubwarden {

//! Lets the person choose files with sender IDs; no call if they choose none.
void askForIdFiles(QWidget &window, std::function<void(const QStringList &paths)> take);
//! Lets the person say where the results are written; no call if they do not.
//! suggestedName: of the file, without a folder.
void askForResultsFile(QWidget &window, const QString &suggestedName,
                       std::function<void(const QString &path)> take);
//! Names the buttons of a question for screen readers; Return and Esc mean no.
void answerNoByDefault(QMessageBox &box, QPushButton *yes, QPushButton *no);

} // namespace Hubwarden
