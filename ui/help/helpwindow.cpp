// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/help/helpwindow.h"

#include "ui/panes/focusring.h"
#include "ui/panes/plainlabel.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

HelpWindow::HelpWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_pages(helpPages(QLocale()))
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_text(new QTextBrowser(this))
    , m_status(plainLabel(this))
{
    setWindowTitle(tr("Hubwarden Help"));
    setAccessibleName(windowTitle());
    build();
    buildShortcuts();
    connect(m_contents, &QListWidget::currentRowChanged, this, &HelpWindow::showRow);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::showOnlyPagesWith);
    connect(m_search, &QLineEdit::returnPressed, this, &HelpWindow::findNext);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(&m_theme, &Theme::changed, this, &HelpWindow::updateLook);
    updateLook();
    m_contents->setCurrentRow(0);
}

void HelpWindow::build()
{
    m_search->setPlaceholderText(tr("Search help"));
    m_search->setAccessibleName(tr("Search help"));
    m_search->setClearButtonEnabled(true);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    for (const HelpPage &page : m_pages)
        m_contents->addItem(page.title);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    new FocusRing(*m_text);
    m_status->hide();
    m_status->setContentsMargins(16, 6, 16, 6);

    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(8, 8, 8, 8);
    leftLayout->addWidget(m_search);
    leftLayout->addWidget(m_contents, 1);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_status);
    rightLayout->addWidget(m_text, 1);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({228, 552});
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    resize(780, 600);
    setMinimumSize(400, 300);
}

void HelpWindow::buildShortcuts()
{
    auto *shut = new QShortcut(this);
    shut->setKeys({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)});
    connect(shut, &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            [search = m_search] { search->setFocus(Qt::ShortcutFocusReason); });
    connect(new QShortcut(QKeySequence::FindNext, this), &QShortcut::activated, this, &HelpWindow::findNext);
}

void HelpWindow::showTopic(HelpTopic topic)
{
    m_search->clear();
    const auto page = std::find_if(m_pages.begin(), m_pages.end(),
                                   [topic](const HelpPage &one) { return one.topic == topic; });
    if (page != m_pages.end())
        m_contents->setCurrentRow(static_cast<int>(page - m_pages.begin()));
    if (!testAttribute(Qt::WA_Moved))
        placeInFront();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    m_contents->setFocus(Qt::OtherFocusReason);
}

//! A window that is no dialog is put into a corner of the screen otherwise.
void HelpWindow::placeInFront()
{
    const QRect screen = this->screen()->availableGeometry();
    const QSize frame(16, 48); // not known before the window shows
    resize(size().boundedTo(screen.size() - frame));
    QRect place = rect();
    place.moveCenter(parentWidget() ? parentWidget()->window()->geometry().center() : screen.center());
    place.moveRight(std::min(place.right(), screen.right() - frame.width() / 2));
    place.moveBottom(std::min(place.bottom(), screen.bottom() - frame.width() / 2));
    place.moveLeft(std::max(place.left(), screen.left() + frame.width() / 2));
    place.moveTop(std::max(place.top(), screen.top() + frame.height() - frame.width() / 2));
    setGeometry(place);
}

void HelpWindow::showRow(int row)
{
    if (row < 0)
        return;
    m_text->setSource(m_pages[row].url);
    m_text->setAccessibleName(m_pages[row].title);
    showFound();
}

//! The page in front stays if it has the words.
void HelpWindow::showOnlyPagesWith(const QString &words)
{
    int first = -1;
    for (int row = 0; row < m_contents->count(); ++row) {
        const bool has = m_pages[row].text.contains(words, Qt::CaseInsensitive);
        m_contents->item(row)->setHidden(!has);
        if (has && first < 0)
            first = row;
    }
    m_status->setText(tr("No page has these words."));
    m_status->setVisible(first < 0);
    if (first >= 0 && (m_contents->currentRow() < 0 || m_contents->currentItem()->isHidden()))
        m_contents->setCurrentRow(first);
    else
        showFound();
}

//! Marks what was searched for and shows the first place.
void HelpWindow::showFound()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString words = m_search->text();
    QTextCursor found(m_text->document());
    while (!words.isEmpty() && !(found = m_text->document()->find(words, found)).isNull()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = found;
        mark.format.setBackground(m_theme.color(ColorToken::AttentionSoft));
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    m_text->moveCursor(QTextCursor::Start);
    if (!marks.isEmpty())
        m_text->find(words);
}

void HelpWindow::findNext()
{
    const QString words = m_search->text();
    if (words.isEmpty() || m_text->find(words))
        return;
    const int next = nextShownRow(m_contents->currentRow());
    if (next == m_contents->currentRow())
        showFound();
    else if (next >= 0)
        m_contents->setCurrentRow(next);
}

//! Begins again at the end; -1 if no page is shown.
int HelpWindow::nextShownRow(int row) const
{
    for (int i = 1; i <= m_contents->count(); ++i) {
        const int next = (row + i) % m_contents->count();
        if (!m_contents->item(next)->isHidden())
            return next;
    }
    return -1;
}

void HelpWindow::follow(const QUrl &url)
{
    if (url.scheme() == "https"_L1) {
        const bool opened = QDesktopServices::openUrl(url);
        m_status->setText(tr("No browser could be started. The address is %1").arg(url.toString()));
        m_status->setVisible(!opened);
        return;
    }
    const QUrl target = m_text->source().resolved(url);
    for (const HelpPage &page : m_pages) {
        // A page of another language may stand in for one that is missing.
        if (page.url.fileName() == target.fileName())
            return showTopic(page.topic);
    }
}

void HelpWindow::updateLook()
{
    m_text->document()->setDefaultStyleSheet(
        u"h1 { font-size: x-large; } h2 { font-size: large; margin-top: 16px; } "
        "p, li, dd { line-height: 130%; } dt { font-weight: 600; margin-top: 8px; } dd { margin-left: 16px; "
        "} "
        "a { color: %1; } code { color: %2; }"_s.arg(m_theme.color(ColorToken::Accent).name(),
                                                     m_theme.color(ColorToken::SecondaryText).name()));
    m_text->reload();
    showFound();
}

} // namespace Hubwarden
