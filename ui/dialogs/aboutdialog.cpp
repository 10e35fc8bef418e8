// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/aboutdialog.h"

#include "ui/debuginfo.h"
#include "ui/fittingsize.h"
#include "ui/panes/focusring.h"
#include "ui/panes/plainlabel.h"
#include "ui/shippedtext.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Hubwarden"));
    setAccessibleName(windowTitle());
    auto *tabs = new QTabWidget(this);
    tabs->addTab(buildVersions(), tr("Versions"));
    tabs->addTab(buildLibraries(), tr("Licences"));
    tabs->addTab(buildLicence(), tr("Apache License 2.0"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addLayout(buildHeading());
    layout->addWidget(tabs, 1);
    layout->addWidget(buildButtons(theme));
    resize(fittingSize(*this, {600, 480}));
    setMinimumSize(360, 320);
}

QLayout *AboutDialog::buildHeading()
{
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(64));
    auto *name = plainLabel(this);
    name->setText(tr("Hubwarden %1").arg(QCoreApplication::applicationVersion()));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    auto *sentence = plainLabel(this);
    sentence->setText(
        tr("Finds the AWS Security Hub invitations in your accounts and regions and declines those "
           "you choose.\n© 2026 The Hubwarden authors. Apache License 2.0."));
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(name);
    words->addWidget(sentence);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(16);
    heading->addWidget(picture, 0, Qt::AlignTop);
    heading->addLayout(words, 1);
    return heading;
}

QWidget *AboutDialog::buildVersions()
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 12, 12, 12);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    const SystemFacts facts = versionFacts();
    for (const auto &[name, value] : facts) {
        QLabel *words = plainLabel(page);
        words->setText(value);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        words->setAccessibleName(u"%1: %2"_s.arg(name, value));
        form->addRow(name, words);
    }
    return page;
}

QWidget *AboutDialog::buildLibraries()
{
    auto *text = new QTextBrowser(this);
    text->setAccessibleName(tr("Licences"));
    text->setFrameShape(QFrame::NoFrame);
    text->setTabChangesFocus(true);
    text->document()->setDocumentMargin(12);
    new FocusRing(*text);
    text->setMarkdown(shippedText(u"licences/libraries.md"_s));
    return text;
}

QWidget *AboutDialog::buildLicence()
{
    auto *text = new QPlainTextEdit(this);
    text->setAccessibleName(tr("Apache License 2.0"));
    text->setFrameShape(QFrame::NoFrame);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(Theme::idFont());
    text->document()->setDocumentMargin(12);
    new FocusRing(*text);
    text->setPlainText(shippedText(u"licences/LICENSE"_s));
    return text;
}

QWidget *AboutDialog::buildButtons(const Theme &theme)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy Versions"), QDialogButtonBox::ActionRole);
    copy->setIcon(theme.icon(Icon::Copy));
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(factsText(versionFacts())); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

} // namespace Hubwarden
