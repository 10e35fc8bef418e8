// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/credentials.h"
#include "ui/dialogs/profilechecks.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QFrame;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace Hubwarden {

class SecretField;
class ToneLabel;

//! What the person entered for a profile.
struct ProfileDraft
{
    std::optional<ProfileId> id; //!< none: a new profile
    QString name;
    RegionName signInRegion;
    StaticKey key;
    Secret secretKey; //!< empty: the one that is kept stays
    Secret sessionToken;
};

//! Asks for an access key. A secret that was entered is taken from its field at once and never shown again.
//!
//! It calls nobody: who opened it answers testRequested() with showTestResult(), and saveRequested() with accept()
//! or showProblem().
class ProfileDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    enum class TestOutcome { Passed, Failed };

    //! @param storeName the keychain of this system in the person's words
    //! @param takenNames of the other profiles
    ProfileDialog(const QString &storeName, const QStringList &takenNames, const QList<RegionName> &regions,
                  QWidget *parent);

    //! Makes it a dialog for this profile.
    void edit(const Profile &profile);

    void showTestResult(TestOutcome outcome, const QString &words);
    //! What was entered stays; For This Session Only is offered if the key was to be stored.
    void showProblem(const QString &words);

    void done(int result) override;

Q_SIGNALS:
    void testRequested(const Hubwarden::Credentials &credentials, const Hubwarden::RegionName &region);
    //! The secret was left as it is: test with the one that is kept.
    void testKeptRequested(const Hubwarden::ProfileId &profile, const Hubwarden::RegionName &region);
    void saveRequested(const Hubwarden::ProfileDraft &draft);

protected:
    bool event(QEvent *event) override;

private:
    void build(const QList<RegionName> &regions);
    void buildFields(const QList<RegionName> &regions);
    void buildProblem();
    void addRow(QGridLayout *form, ProfileField field, const QString &label, QWidget *widget);
    void buildButtons();

    ProfileInput input() const;
    void takeSecrets();
    void updateHints();
    void updateStorage();
    void showNotes(const QMap<ProfileField, QString> &hints);
    void setWaiting(bool waiting);
    void test();
    void save();
    void useForSessionOnly();

    QString m_storeName;
    QStringList m_takenNames;
    std::optional<ProfileId> m_id;
    std::optional<StaticKey> m_stored;

    QLineEdit *m_name = nullptr;
    QLineEdit *m_accessKeyId = nullptr;
    SecretField *m_secretKey = nullptr;
    SecretField *m_sessionToken = nullptr;
    QComboBox *m_region = nullptr;
    QCheckBox *m_sessionOnly = nullptr;
    ToneLabel *m_storage = nullptr;
    QFrame *m_problem = nullptr;
    ToneLabel *m_problemText = nullptr;
    QPushButton *m_problemWayOut = nullptr;
    QWidget *m_fields = nullptr;
    ToneLabel *m_status = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QPointer<QWidget> m_waitsAt; //!< where the keyboard is while a test runs that its button started
    QMap<ProfileField, ToneLabel *> m_notes;
    QMap<ProfileField, QString> m_problems; //!< shown until the field changes
    bool m_sessionOnlyChosen = false;       //!< the person's own choice, while a temporary key forces the box
};

} // namespace Hubwarden
