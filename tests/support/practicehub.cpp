// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceaws.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <thread>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr int badInput = 2;

//! A file's path, or the name of a scenario that comes with the program.
Result<PracticeScenario> scenarioNamed(const QString &name)
{
    if (!name.contains(u'/') && !name.endsWith(u".json"))
        return PracticeScenario::builtIn(name);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::Storage, .message = file.errorString(), .detail = name};
    return PracticeScenario::parse(file.readAll());
}

QJsonObject accountLine(const PracticeAccount &account)
{
    QJsonObject line{
        {u"id"_s, account.id.toString()},
        {u"name"_s, account.name},
        {u"accessKeyId"_s, account.accessKeyId},
        {u"secretAccessKey"_s, QString::fromLatin1(account.secretAccessKey.expose())},
        {u"arn"_s, account.arn},
        {u"userId"_s, account.userId},
    };
    if (!account.sessionToken.isEmpty())
        line.insert(u"sessionToken"_s, QString::fromLatin1(account.sessionToken.expose()));
    return line;
}

//! The one line on standard output: where it is and with which keys.
void announce(const PracticeAws &aws)
{
    QJsonArray accounts;
    for (const PracticeAccount &account : aws.scenario().accounts)
        accounts.append(accountLine(account));
    const QJsonObject line{
        {u"url"_s, aws.url().toString()}, {u"scenario"_s, aws.scenario().name}, {u"accounts"_s, accounts}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

//! Ends the program when standard input closes; a read that waits needs a thread of its own.
void endWithInput()
{
    std::thread([] {
        while (std::getchar() != EOF) {
        }
        QMetaObject::invokeMethod(
            qApp, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    }).detach();
}

int complain(const Error &error)
{
    std::fprintf(stderr, "practicehub: %s %s\n", qPrintable(error.detail), qPrintable(error.message));
    return badInput;
}

} // namespace

//! The simulated AWS by itself, for clients that are not Hubwarden.
int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser line;
    line.addHelpOption();
    line.addOption(
        {u"scenario"_s, u"Name or JSON file."_s, u"name"_s, QString(PracticeScenario::standardName)});
    line.addOption({u"lifetime"_s, u"Ends after so many seconds."_s, u"seconds"_s, u"600"_s});
    line.addOption({u"until-eof"_s, u"Ends when standard input closes."_s});
    line.process(app);

    const auto scenario = scenarioNamed(line.value(u"scenario"_s));
    if (!scenario)
        return complain(scenario.error());
    SystemClock clock;
    PracticeAws aws(*scenario, clock);
    const auto listening = aws.listen();
    if (!listening)
        return complain(listening.error());
    clock.after(std::chrono::milliseconds(qint64(line.value(u"lifetime"_s).toDouble() * 1000)), &aws,
                [] { QCoreApplication::exit(0); });
    if (line.isSet(u"until-eof"_s))
        endWithInput();
    announce(aws);
    return QCoreApplication::exec();
}
