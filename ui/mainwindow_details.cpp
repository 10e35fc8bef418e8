// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "ui/help/helpwindow.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/placegridmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"

#include <QStackedWidget>
#include <QTabWidget>

namespace Hubwarden {

void MainWindow::updateDetails()
{
    const bool explained = explainCurrentRow();
    if (!explained)
        m_details->clear();
    else if (!m_narrow && !m_detailsDecided)
        m_actions->showDetails(true);
}

bool MainWindow::explainCurrentRow()
{
    if (m_tabs->currentWidget() == m_results) {
        const auto outcome = m_results->current();
        if (outcome)
            m_details->showOutcome(*outcome);
        return outcome.has_value();
    }
    if (m_tabs->currentWidget() == m_invitations)
        return explainFound();
    const int row = m_senderIds->table().currentSourceRow();
    if (row < 0)
        return false;
    const InvitationRow &invitation = m_models.invitations.row(row);
    if (invitation.error)
        m_details->showError(*invitation.error);
    else
        m_details->showExplanation(invitationText(invitation), invitationFacts(invitation));
    return true;
}

bool MainWindow::explainFound()
{
    if (m_invitations->view() == InvitationsPage::View::Grid) {
        const QModelIndex cell = m_invitations->currentCell();
        if (const SharedError failure = m_models.grid.failure(cell))
            m_details->showError(*failure);
        else if (cell.isValid())
            m_details->showExplanation(m_models.grid.explanation(cell), m_models.grid.facts(cell));
        return cell.isValid();
    }
    if (m_invitations->view() == InvitationsPage::View::BySender) {
        const SenderModel::Row *sender = m_invitations->currentSender();
        if (sender)
            m_details->showExplanation(senderText(*sender), senderFacts(*sender));
        return sender != nullptr;
    }
    const int row = m_invitations->currentRow();
    if (row >= 0)
        m_details->showExplanation(foundText(m_models.found.invitation(row)),
                                   foundFacts(m_models.found.invitation(row)));
    return row >= 0;
}

void MainWindow::explainSelection()
{
    if (m_stack->currentWidget() == m_welcome || !explainCurrentRow())
        return showHelp();
    m_actions->showDetails(true);
    m_details->focusExplanation();
}

//! At the page about what is in front.
void MainWindow::showHelp()
{
    if (!m_help)
        m_help = new HelpWindow(m_models.theme, this);
    if (m_stack->currentWidget() == m_welcome)
        return m_help->showTopic(HelpTopic::Start);
    switch (page()) {
    case MainActions::Page::Invitations:
        return m_help->showTopic(HelpTopic::Finding);
    case MainActions::Page::SenderIds:
        return m_help->showTopic(HelpTopic::Pasting);
    case MainActions::Page::Results:
        return m_help->showTopic(HelpTopic::Declining);
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
