// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/secretfield.h"
#include "ui/dialogs/tonelabel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString keyId = u"AKIAIOSFODNN7EXAMPLE"_s;
const QString temporaryId = u"ASIAIOSFODNN7EXAMPLE"_s;
const QString secretText = u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s;
const QString tokenText = u"AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT"_s;

Secret secretOf(const QString &text)
{
    return Secret::fromBytes(text.toUtf8());
}

//! What the dialog asked for; a Secret does not go into a QVariant, so no QSignalSpy.
class Recorder final : public QObject
{
public:
    explicit Recorder(ProfileDialog *dialog)
    {
        connect(dialog, &ProfileDialog::saveRequested, this,
                [this](const ProfileDraft &draft) { saved.push_back(draft); });
        connect(dialog, &ProfileDialog::testRequested, this,
                [this](const Credentials &credentials, const RegionName &region) {
                    tested.emplace_back(credentials, region);
                });
        connect(dialog, &ProfileDialog::testKeptRequested, this,
                [this](const ProfileId &profile, const RegionName &region) {
                    testedKept.emplace_back(profile, region);
                });
    }

    std::vector<ProfileDraft> saved;
    std::vector<std::pair<Credentials, RegionName>> tested;
    std::vector<std::pair<ProfileId, RegionName>> testedKept;
};

} // namespace

class TestProfileDialog : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProfileDialog> m_dialog;

    template<typename T>
    T *get(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s in the dialog", qUtf8Printable(name));
        return found;
    }
    QLineEdit *field(const QString &name) const { return get<QLineEdit>(name); }
    void press(const QString &name) const { QTest::mouseClick(get<QPushButton>(name), Qt::LeftButton); }
    QString note(const QString &name) const { return get<QLabel>(name + "Note"_L1)->text(); }
    void fill(const QString &id = keyId)
    {
        field(u"name"_s)->setText(u"prod"_s);
        field(u"accessKeyId"_s)->setText(id);
        field(u"secretKey"_s)->setText(secretText);
    }
    static Profile profile(StaticKey::Storage storage = StaticKey::Storage::Keychain)
    {
        return {
            ProfileId::create(), u"dev"_s, *RegionName::parse(u"eu-west-1"), StaticKey{keyId, storage}, {}};
    }

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<ProfileDialog>(
            u"the login keyring"_s, QStringList{u"Taken"_s},
            QList{*RegionName::parse(u"us-east-1"), *RegionName::parse(u"eu-west-1")}, nullptr);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    void saveHandsOverWhatWasEntered()
    {
        const Recorder asked(m_dialog.get());
        fill();
        get<QComboBox>(u"region"_s)->setEditText(u" EU-Central-1 "_s);
        press(u"save"_s);
        QCOMPARE(asked.saved.size(), 1U);
        const ProfileDraft draft = asked.saved.back();
        QVERIFY(!draft.id);
        QCOMPARE(draft.name, u"prod"_s);
        QCOMPARE(draft.key, (StaticKey{keyId, StaticKey::Storage::Keychain}));
        QCOMPARE(draft.signInRegion, *RegionName::parse(u"eu-central-1"));
        QVERIFY(draft.secretKey.sameAs(secretOf(secretText)));
        QVERIFY(draft.sessionToken.isEmpty());
        QVERIFY2(!get<QPushButton>(u"save"_s)->isEnabled(), "once at a time");
        QCOMPARE(get<QLabel>(u"status"_s)->text(), u"Saving…"_s);
    }

    void enteredSecretsLeaveTheirFieldsForGood()
    {
        fill(temporaryId);
        for (const QString &name : {u"secretKey"_s, u"sessionToken"_s}) {
            field(name)->setText({});
            QTest::keyClicks(field(name), u"typed by hand"_s);
        }
        press(u"test"_s);
        for (const QString &name : {u"secretKey"_s, u"sessionToken"_s}) {
            QLineEdit *secret = field(name);
            QVERIFY(secret->text().isEmpty());
            // Qt undoes nothing while the dots are shown; the history must be empty all the same.
            secret->setEchoMode(QLineEdit::Normal);
            secret->undo();
            QVERIFY(secret->text().isEmpty());
        }
    }

    void aSecretCannotBeCopiedOrRead()
    {
        QGuiApplication::clipboard()->setText(u"before"_s);
        for (const QString &name : {u"secretKey"_s, u"sessionToken"_s}) {
            QLineEdit *secret = field(name);
            secret->setText(secretText);
            secret->selectAll();
            secret->copy();
            QTest::keyClick(secret, Qt::Key_C, Qt::ControlModifier);
            QCOMPARE(secret->text(), secretText);
            QVERIFY(!secret->displayText().contains(u'w'));
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(secret);
            QVERIFY(spoken);
            QVERIFY(!spoken->text(QAccessible::Value).contains(u'w'));
            QVERIFY(!spoken->textInterface()->text(0, 40).contains(u'w'));
            // Cutting deletes, and leaves the clipboard alone.
            QTest::keyClick(secret, Qt::Key_X, Qt::ControlModifier);
            QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        }
    }

    void problemsNameTheirField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("begin");
        QTest::newRow("no name") << u"name"_s << u"  "_s << u"Name: enter"_s;
        QTest::newRow("long name") << u"name"_s << QString(65, u'x') << u"Name: use at most 64"_s;
        QTest::newRow("taken name") << u"name"_s << u" tAKEN"_s << u"Name: another profile"_s;
        QTest::newRow("no ID") << u"accessKeyId"_s << QString() << u"Access key ID: enter"_s;
        QTest::newRow("short ID") << u"accessKeyId"_s << u"AKIA1"_s << u"Access key ID: this is not"_s;
        QTest::newRow("ID with blanks")
            << u"accessKeyId"_s << u"AKIA IOSFODNN7EXAMPLE"_s << u"Access key ID: this is not"_s;
        QTest::newRow("no secret") << u"secretKey"_s << QString() << u"Secret access key: enter"_s;
        QTest::newRow("blank secret") << u"secretKey"_s << u"  "_s << u"Secret access key: enter"_s;
        QTest::newRow("interrupted secret")
            << u"secretKey"_s << u"abc def"_s << u"Secret access key: it has"_s;
        QTest::newRow("interrupted token") << u"sessionToken"_s << u"a b"_s << u"Session token: it has"_s;
        QTest::newRow("no region") << u"region"_s << QString() << u"Sign-in region: enter"_s;
        QTest::newRow("not a region") << u"region"_s << u"eu west"_s << u"Sign-in region: enter"_s;
    }

    void problemsNameTheirField()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, begin);
        const Recorder asked(m_dialog.get());
        fill();
        auto *widget = get<QWidget>(name);
        if (auto *combo = qobject_cast<QComboBox *>(widget))
            combo->setEditText(text);
        else
            field(name)->setText(text);
        press(u"save"_s);
        QCOMPARE(asked.saved.size(), 0U);
        QVERIFY2(note(name).startsWith(begin), qPrintable(note(name)));
        QVERIFY(get<QLabel>(name + "Note"_L1)->isVisible());
        QCOMPARE(widget->accessibleDescription(), note(name));
        QVERIFY(widget->hasFocus() || (widget->focusProxy() && widget->focusProxy()->hasFocus())
                || widget->isAncestorOf(QApplication::focusWidget()));
    }

    void aProblemGoesWhenItsFieldChanges()
    {
        press(u"save"_s);
        QVERIFY(!note(u"name"_s).isEmpty());
        field(u"name"_s)->setText(u"p"_s);
        QVERIFY(note(u"name"_s).isEmpty());
        QVERIFY(!note(u"accessKeyId"_s).isEmpty());
    }

    void oddLooksAreHintsAndNoStop_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing odd") << keyId << secretText << QString() << QString() << QString();
        QTest::newRow("temporary") << temporaryId << secretText << tokenText << QString() << QString();
        QTest::newRow("39") << keyId << secretText.chopped(1) << QString() << u"secretKey"_s
                            << u"40 characters, this one has 39"_s;
        QTest::newRow("token with AKIA")
            << keyId << secretText << tokenText << u"sessionToken"_s << u"AKIA"_s;
        QTest::newRow("ASIA without token")
            << temporaryId << secretText << QString() << u"sessionToken"_s << u"only together"_s;
        QTest::newRow("padded ID") << QString(u' ' + keyId + u'\n') << secretText << QString()
                                   << u"accessKeyId"_s << u"Blanks"_s;
        QTest::newRow("padded secret")
            << keyId << QString(u' ' + secretText + u' ') << QString() << u"secretKey"_s << u"Blanks"_s;
        QTest::newRow("padded token")
            << temporaryId << secretText << QString(tokenText + u'\n') << u"sessionToken"_s << u"Blanks"_s;
        QTest::newRow("another beginning")
            << u"AROAIOSFODNN7EXAMPLE"_s << secretText << QString() << u"accessKeyId"_s << u"usually begin"_s;
    }

    void oddLooksAreHintsAndNoStop()
    {
        QFETCH(QString, id);
        QFETCH(QString, secret);
        QFETCH(QString, token);
        QFETCH(QString, name);
        QFETCH(QString, part);
        const Recorder asked(m_dialog.get());
        field(u"name"_s)->setText(u"prod"_s);
        field(u"accessKeyId"_s)->setText(id);
        field(u"secretKey"_s)->setText(secret);
        field(u"sessionToken"_s)->setText(token);
        for (const QString &each :
             {u"name"_s, u"accessKeyId"_s, u"secretKey"_s, u"sessionToken"_s, u"region"_s}) {
            if (each == name)
                QVERIFY2(note(each).contains(part), qPrintable(note(each)));
            else
                QCOMPARE(note(each), QString());
        }
        press(u"save"_s);
        QCOMPARE(asked.saved.size(), 1U);
        const ProfileDraft draft = asked.saved.back();
        QCOMPARE(draft.key.accessKeyId, id.trimmed());
        QVERIFY(draft.secretKey.sameAs(secretOf(secret.trimmed())));
        QVERIFY(draft.sessionToken.sameAs(secretOf(token.trimmed())));
    }

    void temporaryKeysAreForThisSessionOnly_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("token");
        QTest::newRow("token") << keyId << tokenText;
        QTest::newRow("ASIA") << temporaryId << QString();
        QTest::newRow("both") << temporaryId << tokenText;
    }

    void temporaryKeysAreForThisSessionOnly()
    {
        QFETCH(QString, id);
        QFETCH(QString, token);
        const Recorder asked(m_dialog.get());
        fill(id);
        field(u"sessionToken"_s)->setText(token);
        auto *box = get<QCheckBox>(u"sessionOnly"_s);
        QVERIFY(box->isChecked());
        QVERIFY(!box->isEnabled());
        QVERIFY(get<QLabel>(u"storage"_s)->text().startsWith(u"A temporary key"_s));
        press(u"save"_s);
        QCOMPARE(asked.saved.back().key.storage, StaticKey::Storage::SessionOnly);
        m_dialog->showProblem(u"No."_s);
        field(u"accessKeyId"_s)->setText(keyId);
        QCOMPARE(box->isEnabled(), token.isEmpty());
        QCOMPARE(box->isChecked(), !token.isEmpty());
    }

    void theBoxDecidesForAnOrdinaryKey()
    {
        const Recorder asked(m_dialog.get());
        fill();
        QVERIFY(get<QLabel>(u"storage"_s)->text().contains(u"the login keyring"_s));
        get<QCheckBox>(u"sessionOnly"_s)->click();
        QVERIFY(get<QLabel>(u"storage"_s)->text().contains(u"memory only"_s));
        press(u"save"_s);
        QCOMPARE(asked.saved.back().key.storage, StaticKey::Storage::SessionOnly);
    }

    void aKeychainProblemOffersTheWayOutAndLosesNothing()
    {
        const Recorder asked(m_dialog.get());
        fill();
        press(u"save"_s);
        m_dialog->showProblem(u"The keyring is locked."_s);
        QCOMPARE(get<QLabel>(u"problemText"_s)->text(), u"The keyring is locked."_s);
        QVERIFY(get<QFrame>(u"problem"_s)->isVisible());
        QVERIFY(get<QPushButton>(u"save"_s)->isEnabled());
        QCOMPARE(field(u"name"_s)->text(), u"prod"_s);
        press(u"useForSessionOnly"_s);
        QCOMPARE(asked.saved.size(), 2U);
        QCOMPARE(asked.saved.back().key, (StaticKey{keyId, StaticKey::Storage::SessionOnly}));
        QVERIFY(asked.saved.back().secretKey.sameAs(secretOf(secretText)));
        QVERIFY(!get<QFrame>(u"problem"_s)->isVisible());
        m_dialog->showProblem(u"The disk is full."_s);
        QVERIFY(!get<QPushButton>(u"useForSessionOnly"_s)->isVisible());
    }

    void testHandsOverTheKeyAndShowsTheAnswer()
    {
        const Recorder asked(m_dialog.get());
        field(u"accessKeyId"_s)->setText(temporaryId);
        field(u"secretKey"_s)->setText(secretText);
        field(u"sessionToken"_s)->setText(tokenText);
        press(u"test"_s);
        QCOMPARE(asked.tested.size(), 1U);
        const Credentials credentials = asked.tested.front().first;
        QCOMPARE(credentials.accessKeyId, temporaryId);
        QVERIFY(credentials.secretKey.sameAs(secretOf(secretText)));
        QVERIFY(credentials.sessionToken.sameAs(secretOf(tokenText)));
        QCOMPARE(asked.tested.front().second, *RegionName::parse(u"us-east-1"));
        QVERIFY(!get<QPushButton>(u"test"_s)->isEnabled());
        m_dialog->showTestResult(ProfileDialog::TestOutcome::Failed, u"<b>no</b>"_s);
        QCOMPARE(get<QLabel>(u"status"_s)->text(), u"Test failed: <b>no</b>"_s);
        QVERIFY(get<ToneLabel>(u"status"_s)->tone() == Tone::Failed);
        QCOMPARE(get<QLabel>(u"status"_s)->textFormat(), Qt::PlainText);
        press(u"test"_s);
        QCOMPARE(asked.tested.size(), 2U);
        QVERIFY(asked.tested.back().first.secretKey.sameAs(secretOf(secretText)));
        m_dialog->showTestResult(ProfileDialog::TestOutcome::Passed, u"1111 2222 3333"_s);
        QCOMPARE(get<QLabel>(u"status"_s)->text(), u"Test passed: 1111 2222 3333"_s);
        QVERIFY(get<ToneLabel>(u"status"_s)->tone() == Tone::Done);
    }

    void theResultOfATestMovesNoButton()
    {
        auto *test = m_dialog->findChild<QPushButton *>(u"test"_s);
        QVERIFY(test);
        const QPoint before = test->mapToGlobal(QPoint());
        m_dialog->showTestResult(ProfileDialog::TestOutcome::Passed,
                                 u"Account 1111 2222 3333, signed in as "
                                 "arn:aws:sts::111122223333:assumed-role/SecurityAudit/hubwarden."_s);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(test->mapToGlobal(QPoint()), before);
        m_dialog->showTestResult(ProfileDialog::TestOutcome::Failed, u"some words "_s.repeated(14));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(test->mapToGlobal(QPoint()), before);
    }

    void longWordsMakeTheDialogTaller()
    {
        const int before = m_dialog->height();
        m_dialog->showTestResult(ProfileDialog::TestOutcome::Failed, u"many words "_s.repeated(60));
        QTRY_VERIFY(m_dialog->height() > before + 40);
        const auto *status = get<ToneLabel>(u"status"_s);
        QTRY_VERIFY(status->height() >= status->heightForWidth(status->width()));
        QVERIFY(field(u"name"_s)->height() >= field(u"name"_s)->sizeHint().height());
    }

    void problemsAndHintsHaveTheirTones()
    {
        field(u"accessKeyId"_s)->setText(u" AKIAIOSFODNN7EXAMPLE"_s);
        QVERIFY(get<ToneLabel>(u"accessKeyIdNote"_s)->tone() == Tone::Attention);
        press(u"save"_s);
        QVERIFY(get<ToneLabel>(u"nameNote"_s)->tone() == Tone::Failed);
    }

    void testWithoutAKeySaysWhatIsMissing()
    {
        const Recorder asked(m_dialog.get());
        press(u"test"_s);
        QCOMPARE(asked.tested.size(), 0U);
        QVERIFY(!note(u"accessKeyId"_s).isEmpty());
        QVERIFY(note(u"name"_s).isEmpty());
    }

    void editingKeepsTheSecretThatIsStored()
    {
        const Profile edited = profile();
        m_dialog->edit(edited);
        const Recorder asked(m_dialog.get());
        QVERIFY(field(u"secretKey"_s)->text().isEmpty());
        QCOMPARE(field(u"secretKey"_s)->placeholderText(),
                 u"Stored in the login keyring; leave empty to keep it"_s);
        press(u"test"_s);
        QCOMPARE(asked.testedKept.size(), 1U);
        QCOMPARE(asked.testedKept.front().first, edited.id);
        field(u"name"_s)->setText(u"renamed"_s);
        press(u"save"_s);
        const ProfileDraft draft = asked.saved.back();
        QCOMPARE(draft.id, edited.id);
        QCOMPARE(draft.name, u"renamed"_s);
        QCOMPARE(draft.signInRegion, edited.signInRegion);
        QVERIFY(draft.secretKey.isEmpty());
    }

    void editingAsksForTheSecretWhenTheOldOneWillNotDo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("toggle");
        QTest::newRow("another key") << u"AKIAI44QH8DHBEXAMPLE"_s << QString() << false;
        QTest::newRow("a token") << keyId << tokenText << false;
        QTest::newRow("another place") << keyId << QString() << true;
    }

    void editingAsksForTheSecretWhenTheOldOneWillNotDo()
    {
        QFETCH(QString, id);
        QFETCH(QString, token);
        QFETCH(bool, toggle);
        m_dialog->edit(profile());
        const Recorder asked(m_dialog.get());
        field(u"accessKeyId"_s)->setText(id);
        field(u"sessionToken"_s)->setText(token);
        if (toggle)
            get<QCheckBox>(u"sessionOnly"_s)->click();
        press(u"save"_s);
        QCOMPARE(asked.saved.size(), 0U);
        QVERIFY(note(u"secretKey"_s).startsWith(u"Secret access key:"_s));
        field(u"secretKey"_s)->setText(secretText);
        press(u"save"_s);
        QCOMPARE(asked.saved.size(), 1U);
    }

    void escapeAndCancelForgetWhatWasEntered_data()
    {
        QTest::addColumn<bool>("escape");
        QTest::newRow("Esc") << true;
        QTest::newRow("Cancel") << false;
    }

    void escapeAndCancelForgetWhatWasEntered()
    {
        QFETCH(bool, escape);
        QSignalSpy rejected(m_dialog.get(), &QDialog::rejected);
        fill();
        if (escape)
            QTest::keyClick(field(u"secretKey"_s), Qt::Key_Escape);
        else
            press(u"cancel"_s);
        QCOMPARE(rejected.size(), 1);
        QVERIFY(field(u"secretKey"_s)->text().isEmpty());
        QVERIFY(get<SecretField>(u"secretKey"_s)->take().isEmpty());
    }

    void enterSavesFromAnyField()
    {
        const Recorder asked(m_dialog.get());
        fill();
        QTest::keyClick(field(u"secretKey"_s), Qt::Key_Return);
        QCOMPARE(asked.saved.size(), 1U);
    }

    void everyControlHasItsName()
    {
        const QMap<QString, QString> names{{u"name"_s, u"Name"_s},
                                           {u"accessKeyId"_s, u"Access key ID"_s},
                                           {u"secretKey"_s, u"Secret access key"_s},
                                           {u"sessionToken"_s, u"Session token"_s},
                                           {u"region"_s, u"Sign-in region"_s},
                                           {u"sessionOnly"_s, u"For This Session Only"_s},
                                           {u"test"_s, u"Test"_s},
                                           {u"save"_s, u"Save"_s},
                                           {u"cancel"_s, u"Cancel"_s},
                                           {u"useForSessionOnly"_s, u"Use For This Session Only"_s}};
        for (auto name = names.cbegin(); name != names.cend(); ++name) {
            auto *widget = get<QWidget>(name.key());
            QCOMPARE(widget->accessibleName(), name.value());
        }
        const auto labels = m_dialog->findChildren<QLabel *>();
        const auto buddies = std::count_if(labels.begin(), labels.end(),
                                           [](const QLabel *label) { return label->buddy() != nullptr; });
        QCOMPARE(buddies, 5);
    }

    void tabWalksFromTopToBottom()
    {
        field(u"name"_s)->setFocus();
        QStringList order;
        for (int i = 0; i < 9; ++i) {
            const QWidget *widget = QApplication::focusWidget();
            order.append(widget->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order.mid(0, 4),
                 (QStringList{u"name"_s, u"accessKeyId"_s, u"secretKey"_s, u"sessionToken"_s}));
        QVERIFY(order.indexOf(u"sessionOnly"_s) > 3);
        QVERIFY(order.indexOf(u"save"_s) > order.indexOf(u"sessionOnly"_s));
        QVERIFY(order.contains(u"test"_s) && order.contains(u"cancel"_s));
    }

    void theDialogFitsASmallScreen()
    {
        press(u"save"_s);
        m_dialog->showProblem(u"The keyring is locked. "_s.repeated(15));
        QVERIFY(m_dialog->minimumSizeHint().width() <= 800);
        QVERIFY(m_dialog->sizeHint().height() <= 600);
    }
};

QTEST_MAIN(TestProfileDialog)
#include "tst_profiledialog.moc"
