// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/windowdialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct WindowDialogs
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::WindowDialogs)
};

} // namespace

void askForIdFiles(QWidget &window, std::function<void(const QStringList &paths)> take)
{
    auto *dialog = new QFileDialog(&window, WindowDialogs::tr("Open Sender IDs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {WindowDialogs::tr("Lists of IDs (*.txt *.csv *.tsv *.json)"), WindowDialogs::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(take));
    dialog->open();
}

void askForResultsFile(QWidget &window, const QString &suggestedName,
                       std::function<void(const QString &path)> take)
{
    auto *dialog = new QFileDialog(&window, WindowDialogs::tr("Export Results as CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilters({WindowDialogs::tr("Comma-separated values (*.csv)")});
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(take));
    dialog->open();
}

void answerNoByDefault(QMessageBox &box, QPushButton *yes, QPushButton *no)
{
    for (QPushButton *button : {yes, no})
        button->setAccessibleName(button->text());
    box.setDefaultButton(no);
    box.setEscapeButton(no);
}

} // namespace Hubwarden
