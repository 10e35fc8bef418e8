// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/banner.h"

#include "ui/panes/plainlabel.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Screen readers speak a notification when it comes up, wherever the keyboard is.
QAccessibleInterface *spokenBanner(const QString &, QObject *object)
{
    if (auto *banner = qobject_cast<Banner *>(object))
        return new QAccessibleWidget(banner, QAccessible::Notification); // the cache of Qt owns it
    return nullptr;
}

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_title(plainLabel(this))
    , m_text(plainLabel(this))
    , m_content(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    makeHeavier(*m_title);
    m_close->setAutoRaise(true);
    m_close->setText(tr("Close Message"));
    m_close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_close->setToolTip(tr("Close Message"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(m_content, 1);
    m_content->addLayout(words, 1);
    m_content->addLayout(m_buttons);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    QAccessible::installFactory(spokenBanner); // once, however often it is called
    connect(&m_theme, &Theme::changed, this, &Banner::updateLook);
    updateLook();
    hide();
}

void Banner::updateLook()
{
    m_icon->setPixmap(tintedPixmap(toneIcon(m_tone), 20, m_theme.colors().tone(m_tone), devicePixelRatioF()));
    m_close->setIcon(m_theme.icon(Icon::Close, ColorToken::SecondaryText));
    update();
}

void Banner::showMessage(Tone tone, const QString &title, const QString &text, const QList<Button> &buttons)
{
    m_tone = tone;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    replaceButtons(buttons);
    updateLook();
    setAccessibleName(title + u". "_s + text);
    hide(); // what comes up anew is spoken, also after a message that was still there
    show();
    announce();
}

void Banner::announce()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent announcement(this, accessibleName());
    QAccessible::updateAccessibility(&announcement);
#endif
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::showError(const ErrorText &error, const QList<Button> &buttons)
{
    showMessage(Tone::Failed, error.title, error.meaning + u' ' + error.whatToDo, buttons);
}

void Banner::replaceButtons(const QList<Button> &buttons)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose click brought the new message
        delete item;
    }
    for (const Button &button : buttons) {
        auto *widget = new QPushButton(button.text, this);
        connect(widget, &QPushButton::clicked, this, [this, run = button.run] {
            dismiss();
            run();
        });
        m_buttons->addWidget(widget);
    }
    arrangeButtons();
}

//! Below the words if these would have less than half of the room.
void Banner::arrangeButtons()
{
    int needed = 0;
    for (int i = 0; i < m_buttons->count();
         ++i) // the layout itself does not count those that will only be shown
        needed += m_buttons->itemAt(i)->widget()->sizeHint().width();
    const bool stacked = 2 * needed > m_content->contentsRect().width();
    m_content->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_content->setSpacing(stacked ? 6 : layout()->spacing());
    m_buttons->setAlignment(stacked ? Qt::AlignLeading : Qt::Alignment());
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeButtons();
}

void Banner::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

void Banner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    QFrame::keyPressEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().softTone(m_tone));
    const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 4, height()));
    painter.fillRect(edge, m_theme.colors().tone(m_tone));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorToken::Border));
}

} // namespace Hubwarden
