// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/profilechecks.h"

#include <QCoreApplication>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualSecretLength = 40;
constexpr qsizetype maxNameLength = 64;
constexpr qsizetype shortestKeyId = 16; //!< IAM API reference, AccessKey: 16 to 128 word characters
constexpr qsizetype longestKeyId = 128;

QString say(const char *text)
{
    return QCoreApplication::translate("Hubwarden::ProfileDialog", text);
}

QString nameProblem(const ProfileInput &input)
{
    const QString name = input.name.trimmed();
    if (name.isEmpty())
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog", "Name: enter a name."));
    if (name.size() > maxNameLength)
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog", "Name: use at most %1 characters."))
            .arg(maxNameLength);
    const bool taken
        = std::any_of(input.takenNames.begin(), input.takenNames.end(),
                      [&name](const QString &other) { return other.toCaseFolded() == name.toCaseFolded(); });
    if (taken)
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                     "Name: another profile is called “%1”. Choose another name."))
            .arg(name);
    return {};
}

QString keyIdProblem(const QString &typed)
{
    const QString id = typed.trimmed();
    if (id.isEmpty())
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog", "Access key ID: enter the ID of the key."));
    const bool plain = std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
    if (!plain || id.size() < shortestKeyId || id.size() > longestKeyId)
        return say(
            QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                              "Access key ID: this is not an ID. One looks like AKIAIOSFODNN7EXAMPLE."));
    return {};
}

QString secretProblem(const ProfileInput &input)
{
    if (input.secretKey.interrupted)
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                     "Secret access key: it has blanks within. Copy it again."));
    if (!input.secretKey.isEmpty())
        return {};
    if (!input.stored)
        return say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog", "Secret access key: enter the secret."));
    if (input.accessKeyId.trimmed() != input.stored->accessKeyId)
        return say(
            QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                              "Secret access key: the access key ID is another now. Enter its secret."));
    if (!input.sessionToken.isEmpty())
        return say(
            QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                              "Secret access key: enter the secret that belongs to the session token."));
    const bool wasSessionOnly = input.stored->storage == StaticKey::Storage::SessionOnly;
    if (input.sessionOnly != wasSessionOnly)
        return say(
            QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                              "Secret access key: enter the secret again to change where it is kept."));
    return {};
}

void add(QMap<ProfileField, QString> &to, ProfileField field, const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    QString &text = to[field];
    text = text.isEmpty() ? sentence : text + u' ' + sentence;
}

} // namespace

HiddenText HiddenText::of(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    const bool interrupted = std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c.isSpace(); });
    return {trimmed.size(), trimmed.size() != text.size(), interrupted};
}

bool isTemporaryKey(const ProfileInput &input)
{
    return !input.sessionToken.isEmpty() || input.accessKeyId.trimmed().startsWith("ASIA"_L1);
}

QMap<ProfileField, QString> profileProblems(const ProfileInput &input)
{
    QMap<ProfileField, QString> problems;
    add(problems, ProfileField::Name, nameProblem(input));
    add(problems, ProfileField::AccessKeyId, keyIdProblem(input.accessKeyId));
    add(problems, ProfileField::SecretKey, secretProblem(input));
    if (input.sessionToken.interrupted)
        add(problems, ProfileField::SessionToken,
            say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                  "Session token: it has blanks within. Copy it again.")));
    if (!RegionName::parse(input.region))
        add(problems, ProfileField::Region,
            say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                  "Sign-in region: enter the code of a region, for example us-east-1.")));
    return problems;
}

QMap<ProfileField, QString> profileHints(const ProfileInput &input)
{
    QMap<ProfileField, QString> hints;
    const QString id = input.accessKeyId.trimmed();
    const QString blanks
        = say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog", "Blanks around it will be removed."));
    if (id.size() != input.accessKeyId.size())
        add(hints, ProfileField::AccessKeyId, blanks);
    if (!id.isEmpty() && !id.startsWith("AKIA"_L1) && !id.startsWith("ASIA"_L1))
        add(hints, ProfileField::AccessKeyId,
            say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                  "Access key IDs usually begin with AKIA or ASIA.")));
    if (input.secretKey.padded)
        add(hints, ProfileField::SecretKey, blanks);
    if (!input.secretKey.isEmpty() && input.secretKey.length != usualSecretLength)
        add(hints, ProfileField::SecretKey,
            say(QT_TRANSLATE_NOOP("Hubwarden::ProfileDialog",
                                  "A secret access key usually has %1 characters, this one has %2."))
                .arg(usualSecretLength)
                .arg(input.secretKey.length));
    if (input.sessionToken.padded)
        add(hints, ProfileField::SessionToken, blanks);
    if (!input.sessionToken.isEmpty() && id.startsWith("AKIA"_L1))
        add(hints, ProfileField::SessionToken,
            say(QT_TRANSLATE_NOOP(
                "Hubwarden::ProfileDialog",
                "A key that begins with AKIA has no session token: AWS may refuse the two together.")));
    const bool keepsToken = input.stored && input.secretKey.isEmpty();
    if (input.sessionToken.isEmpty() && id.startsWith("ASIA"_L1) && !keepsToken)
        add(hints, ProfileField::SessionToken,
            say(QT_TRANSLATE_NOOP(
                "Hubwarden::ProfileDialog",
                "A key that begins with ASIA works only together with its session token.")));
    return hints;
}

} // namespace Hubwarden
