// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/largeblocks.h"

#include "tests/support/worktime.h"

#include <QTest>

#include <cstdlib>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Hubwarden;

class TestLargeBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largeBlocksHavePagesOfTheirOwn()
    {
#ifdef __GLIBC__
        if (Testing::sanitized)
            QSKIP("the sanitizer has its own heap");
        using Block = std::unique_ptr<void, decltype(&std::free)>;
        growLargeBlocksByPages();
        // What is freed must not raise the limit for those that come.
        Block(std::malloc(24 * 1024 * 1024), &std::free).reset();
        const auto before = mallinfo2().hblks;
        const Block block(std::malloc(4 * 1024 * 1024), &std::free);
        QVERIFY(block);
        QCOMPARE(mallinfo2().hblks, before + 1);
#else
        QSKIP("only with glibc");
#endif
    }
};

QTEST_GUILESS_MAIN(TestLargeBlocks)
#include "tst_largeblocks.moc"
