// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/faulttable.h"
#include "ui/errortext.h"

#include <QFile>
#include <QTest>

#include <cstdio>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! Every fault through the program's own stack down to the socket, and what a person reads about it in the end.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonReadsWhatHappened_data()
    {
        QTest::addColumn<int>("number");
        const QList<FaultRow> rows = faultTable();
        for (int i = 0; i < rows.size(); ++i)
            QTest::addRow("%s", qPrintable(rows[i].name)) << i;
    }

    void aPersonReadsWhatHappened()
    {
        QFETCH(int, number);
        const FaultRow row = faultTable().at(number);
        FaultBench bench(row.fault);
        expect(row, bench.list());
        if (row.listOnly || QTest::currentTestFailed())
            return;
        FaultBench other(row.fault);
        expect(row, other.decline());
    }

    void theReadmeTellsTheTruth()
    {
        QFile readme(QStringLiteral(HUBWARDEN_SOURCES "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        QString wanted = u"| what goes wrong | what you read | requests |\n|---|---|---|\n"_s;
        for (const FaultRow &row : faultTable())
            wanted += u"| %1 | %2 | %3 |\n"_s
                          .arg(row.name, row.title.isEmpty() ? u"nothing: it works"_s : row.title)
                          .arg(row.attempts);
        const bool same = QString::fromUtf8(readme.readAll()).contains(wanted);
        if (!same)
            fputs(qPrintable(wanted), stderr); // to be put there
        QVERIFY2(same, "README.md has another table of faults");
    }

private:
    static void expect(const FaultRow &row, const FaultEnd &end)
    {
        QCOMPARE(end.attempts, row.attempts);
        QCOMPARE(end.error.has_value(), row.kind.has_value());
        if (!row.kind)
            return;
        QCOMPARE(end.error->kind, *row.kind);
        QCOMPARE(end.error->requestSent, row.requestSent);
        const ErrorText text = errorText(*end.error);
        QCOMPARE(text.title, row.title);
        QVERIFY2(text.meaning.contains(row.part), qPrintable(text.meaning));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
