// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/activitypane.h"
#include "ui/panes/datatable.h"
#include "ui/panes/foldtitle.h"
#include "ui/panes/regionspane.h"

#include <QDataStream>
#include <QScreen>
#include <QSplitter>

namespace Hubwarden {

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << saveGeometry() << saveState() << m_panes->saveState() << m_senderIds->table().layoutState()
           << m_results->table().layoutState() << m_activity->table().layoutState() << m_detailsDecided
           << m_actions->isShowingDetails() << m_invitations->table().layoutState()
           << static_cast<int>(m_invitations->view()) << m_places->saveState() << m_senderIds->layoutState()
           << m_accounts->title().isFolded() << m_regions->title().isFolded()
           << (page() == MainActions::Page::SenderIds) << m_invitations->senderTable().layoutState();
    return state;
}

void MainWindow::restoreLayoutState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray geometry;
    QByteArray docks;
    QByteArray panes;
    QByteArray invitations;
    QByteArray results;
    QByteArray activity;
    bool decided = false;
    bool shown = false;
    stream >> geometry >> docks >> panes >> invitations >> results >> activity >> decided >> shown;
    if (stream.status() != QDataStream::Ok)
        return;
    QByteArray found; // not in what older programs kept, nor is the view
    int view = 0;
    stream >> found >> view;
    m_invitations->table().restoreLayoutState(found);
    m_invitations->restoreView(view);
    restoreGeometry(geometry);
    if (!(windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)))
        fitInto(screen()->availableSize()); // it may have been a larger screen
    restoreState(docks);
    setNarrow(isNarrow(width())); // the event comes when the window shows, and would fold the panes anew
    m_panes->restoreState(panes);
    m_senderIds->table().restoreLayoutState(invitations);
    m_results->table().restoreLayoutState(results);
    m_activity->table().restoreLayoutState(activity);
    m_detailsDecided = decided;
    m_actions->showDetails(decided && shown && !m_narrow);
    restorePlaces(stream);
}

//! What older programs did not keep: the room of the places, the page in front.
void MainWindow::restorePlaces(QDataStream &stream)
{
    QByteArray places;
    QByteArray senderIds;
    bool accountsFolded = false;
    bool regionsFolded = false;
    bool showsSenderIds = false;
    QByteArray senders;
    stream >> places >> senderIds >> accountsFolded >> regionsFolded >> showsSenderIds;
    if (stream.status() != QDataStream::Ok)
        return;
    stream >> senders; // came last
    m_invitations->senderTable().restoreLayoutState(senders);
    m_senderIds->restoreLayoutState(senderIds);
    m_accounts->title().setFolded(accountsFolded);
    m_regions->title().setFolded(regionsFolded);
    arrangePlaces();
    if (!accountsFolded && !regionsFolded)
        m_places->restoreState(places);
    showPage(showsSenderIds ? MainActions::Page::SenderIds : MainActions::Page::Invitations);
}

void MainWindow::fitInto(const QSize &screen)
{
    const QSize frame(16, 48); // drawn by the window manager, and not known before the window shows
    resize(size().boundedTo(screen - frame));
}

} // namespace Hubwarden
