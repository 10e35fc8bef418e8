// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

//! A program to be killed: appends numbered lines without end and prints each number once its line is durable.

#include "app/records/auditlog.h"
#include "app/records/journal.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <functional>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! Keeps some lines in flight for ever.
class Flood
{
public:
    using Append = std::function<JobOf<Done> *(const QJsonObject &)>;

    Flood(Append append, qint64 first, qsizetype padding)
        : m_append(std::move(append))
        , m_next(first)
        , m_padding(padding)
    {
    }

    void next(QObject *context)
    {
        const qint64 number = m_next++;
        auto *job = m_append({{u"n"_s, number}, {u"padding"_s, QString(m_padding, u'x')}});
        job->onFinished(context, [this, context, number](const Result<Done> &result) {
            if (!result)
                return QCoreApplication::exit(1);
            std::printf("%lld\n", static_cast<long long>(number));
            std::fflush(stdout);
            next(context);
        });
        job->start();
    }

private:
    Append m_append;
    qint64 m_next;
    qsizetype m_padding;
};

} // namespace

//! recordswriter journal|audit <folder> <first number> <padding>
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    const SystemClock clock;
    SystemFiles files;
    GroupCommit writer(nullptr);
    std::optional<Journal> journal;
    std::optional<AuditLog> log;
    if (arguments.at(1) == "journal"_L1) {
        Result<Journal> created = Journal::create(arguments.at(2), u"killed"_s, clock, files, writer);
        if (!created)
            return 3;
        journal = std::move(created).value();
    } else {
        Result<AuditLog> opened
            = AuditLog::open(QDir(arguments.at(2)).filePath(u"audit.jsonl"_s), clock, files, writer);
        if (!opened)
            return 3;
        log = std::move(opened).value();
    }
    Flood flood(
        [&](const QJsonObject &line) {
            return journal ? journal->append(line, &app) : log->append(line, &app);
        },
        arguments.at(3).toLongLong(), arguments.at(4).toLongLong());
    for (int i = 0; i < 8; ++i)
        flood.next(&app);
    return QCoreApplication::exec();
}
