// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/logging.h"
#include "app/credentials/profilekeeper.h"
#include "app/profiles/profilestore.h"
#include "app/services/sts.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/flows/endpointgate.h"
#include "ui/panes/accountspane.h"

#include <QHash>

namespace Hubwarden {

class Banner;

//! What happens to profiles: entered, tested, confirmed, renamed, deleted.
class ProfileFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        ProfileStore &profiles;
        ProfileKeeper &keeper;
        Sts &sts;
        Clock &clock;
        LogSink &log;
    };

    ProfileFlow(Services services, EndpointGate &gate, Banner &banner, QWidget *window);

    void add();
    void edit(const ProfileId &id);
    void rename(const ProfileId &id, const QString &name);
    void remove(const ProfileId &id);
    //! Asks STS who the profile is; the person confirms what was not seen before.
    void test(const ProfileId &id);
    //! Like test() where nobody has confirmed the identity yet; calls `then` whatever comes of it, maybe at once.
    void ensureConfirmed(const ProfileId &id, std::function<void()> then);

    //! What came of a call that was signed by the profile; where it tells something about the key, the account shows it.
    void hear(const ProfileId &id, const SharedError &error);

    QList<AccountItem> accounts() const;

Q_SIGNALS:
    void accountsChanged();

private:
    void openDialog(const std::optional<Profile> &profile);
    void testEntered(ProfileDialog *dialog, const Credentials &credentials, const RegionName &region);
    void showTest(ProfileDialog *dialog, const Result<CheckedCaller> &caller);
    void save(ProfileDialog *dialog, const ProfileDraft &draft);
    Profile profileFrom(const ProfileDraft &draft) const;
    void takeCaller(const ProfileId &id, const Result<CheckedCaller> &caller, std::function<void()> then);
    void askToConfirm(const Profile &profile, const CallerIdentity &identity, std::function<void()> then);
    void confirm(const ProfileId &id, const CallerIdentity &identity);
    void setState(const ProfileId &id, AccountItem::State state, SharedError error = {});
    void removeNow(const ProfileId &id, ProfileKeeper::Leftover leftover);

    Services m_services;
    EndpointGate &m_gate;
    Banner &m_banner;
    QWidget *m_window;
    QHash<ProfileId, AccountItem> m_states;
    //! Seen in a dialog that is still open, by access key ID: saving it confirms it.
    QHash<QString, CallerIdentity> m_seen;
};

} // namespace Hubwarden
