// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/endpointgate.h"

#include "ui/dialogs/windowdialogs.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace Hubwarden {

EndpointGate::EndpointGate(EndpointApproval &approvals, Clock &clock, const EndpointSettings &settings,
                           std::optional<Error> brokenSettings, QWidget *window)
    : QObject(window)
    , m_approvals(approvals)
    , m_clock(clock)
    , m_window(window)
    , m_problem(std::move(brokenSettings))
{
    // Overrides do not depend on the region; any will do to find them.
    const auto endpoint = resolveEndpoint(Service::SecurityHub, RegionName::parse(u"us-east-1"), settings);
    if (!endpoint) {
        if (!m_problem)
            m_problem = endpoint.error();
        return;
    }
    if (!endpoint->isOverridden())
        return;
    m_url = endpoint->url.toString();
    m_host = endpoint->url.authority();
    m_source = endpoint->overrideSource;
}

void EndpointGate::pass(QObject *context, std::function<void()> then)
{
    if (m_problem) {
        Q_EMIT refused(*m_problem);
        return;
    }
    if (m_url.isEmpty() || m_approvals.isApproved(m_url, m_source))
        return then();
    ask(context, std::move(then));
}

void EndpointGate::ask(QObject *context, std::function<void()> then)
{
    // Above the dialog that asked, if there is one: the keyboard goes back to it and not to the window behind.
    QWidget *asking = QApplication::activeModalWidget();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not an AWS Endpoint"),
                                tr("Requests would go to %1, not to AWS.").arg(m_host), QMessageBox::NoButton,
                                asking ? asking : m_window.data());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("The address %1 comes from %2. Whoever runs it sees your account IDs and the signed "
           "requests. Your answer is remembered for this address.")
            .arg(m_url, m_source));
    auto *use = box->addButton(tr("Use This Endpoint"), QMessageBox::AcceptRole);
    auto *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    answerNoByDefault(*box, use, cancel);
    const QPointer<QObject> alive(context);
    connect(use, &QPushButton::clicked, this, [this, alive, f = std::move(then)] {
        const auto kept = m_approvals.approve(m_url, m_source, m_clock.utcNow());
        if (!kept) // it holds until the program ends; the person should know that it will be asked again
            Q_EMIT refused(kept.error());
        if (alive)
            f();
    });
    connect(cancel, &QPushButton::clicked, this, &EndpointGate::declined);
    box->open();
}

} // namespace Hubwarden
