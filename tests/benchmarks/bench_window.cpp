// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// What the window's thread does with many rows and large pastes, by processor time.
//
//     bench_window rows|paste COUNT
//
// rows: streams so many results into a sorted table that is seen, then sorts and filters it. paste: reads so many
// tokens, then pastes them into the editor. Prints a line of JSON.

#include "app/base/stallmeter.h"
#include "app/invitations/senderids.h"
#include "ui/models/outcomemodel.h"
#include "ui/models/tableroles.h"
#include "ui/pages/senderideditor.h"
#include "ui/pages/senderidsresult.h"
#include "ui/panes/datatable.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMimeData>
#include <QTimer>

#include <malloc.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int batches = 50;

double inMilliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

//! In small blocks and in mapped ones.
std::size_t heapBytes()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

//! The work of doing something and of what the event loop then does about it, painting included.
double workOf(QWidget &widget, const std::function<void()> &action)
{
    const auto begin = threadWorkTime();
    action();
    widget.repaint();
    return inMilliseconds(threadWorkTime() - begin);
}

//! As they come from a run of requests with one sender each: what a place has in common is one string.
class Outcomes
{
public:
    Outcome at(int number) const
    {
        constexpr std::array words{ResultWord::DeclinedNoLongerListed, ResultWord::DeclinedStillListed,
                                   ResultWord::RefusedByAws, ResultWord::Failed};
        const auto region = static_cast<qsizetype>(number / 200 % 33);
        Outcome outcome{
            .target = {*AccountId::fromNumber(111122223333u + static_cast<quint64>(number % 200)),
                       m_regions.at(region)},
            .sender = *AccountId::fromNumber(444455556666u + static_cast<quint64>(number * 7919LL % 999'983)),
            .profile = m_profile};
        outcome.word = words.at(static_cast<std::size_t>(number) % words.size());
        outcome.requestId = u"7c1e%1-0d6a-4b0e-9c64-1f3f0c1f9a11"_s.arg(number, 4, 16, QLatin1Char('0'));
        outcome.time = QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC).addMSecs(number);
        outcome.httpStatus = 200;
        outcome.attempts = 1;
        outcome.principal = m_principal;
        outcome.endpoint = m_hosts.at(region);
        if (outcome.word == ResultWord::RefusedByAws)
            outcome.awsSays = m_refusal;
        return outcome;
    }

    Outcomes()
    {
        for (int region = 0; region < 33; ++region) {
            m_regions.append(*RegionName::parse(u"eu-west-%1"_s.arg(region)));
            m_hosts.append(u"securityhub.eu-west-%1.amazonaws.com"_s.arg(region));
        }
    }

private:
    ProfileId m_profile = ProfileId::create();
    QList<RegionName> m_regions;
    QStringList m_hosts;
    QString m_principal = u"arn:aws:sts::111122223333:assumed-role/Audit/hubwarden"_s;
    QString m_refusal = u"Account is not invited"_s;
};

//! A table in a window, a batch each 100 ms, then the questions a person asks of it.
class Rows : public QObject
{
public:
    explicit Rows(int count)
        : m_count(count)
        , m_perBatch(std::max(1, count / batches))
    {
        m_table.showModel(m_model, {OutcomeModel::Sender, OutcomeModel::Account}, {});
        m_table.sortByColumn(OutcomeModel::Sender, Qt::AscendingOrder);
        m_table.resize(1180, 600);
        m_table.show();
        m_heapBefore = heapBytes();
        m_stalls.start();
        m_clock.after(100ms, this, [this] { addBatch(); });
    }

private:
    void addBatch()
    {
        QList<Outcome> batch;
        for (int i = 0; i < m_perBatch && m_next < m_count; ++i)
            batch.append(m_outcomes.at(m_next++));
        m_model.update(batch);
        if (m_next < m_count)
            m_clock.after(100ms, this, [this] { addBatch(); });
        else
            m_clock.after(500ms, this, [this] { conclude(); }); // the last rows have found their place
    }

    void conclude()
    {
        const auto streamed = m_stalls.summary();
        const double bytes = static_cast<double>(heapBytes() - m_heapBefore) / static_cast<double>(m_count);
        double sorted = 0;
        for (int column = OutcomeModel::Result; column < OutcomeModel::ColumnCount; ++column) {
            const double work = workOf(m_table, [&] { m_table.sortByColumn(column, Qt::DescendingOrder); });
            sorted = std::max(sorted, work);
        }
        const double filtered = workOf(m_table, [this] {
            m_table.order().setFilter(
                [this](int row) { return m_model.matches(row, OutcomeGroup::All, u"4444"_s); });
        });
        const double grouped = workOf(m_table, [this] {
            m_table.order().setFilter(
                [this](int row) { return m_model.matches(row, OutcomeGroup::Refused, {}); });
        });
        const int refused = m_table.order().rowCount();
        std::printf(
            "{\"rows\": %d, \"refused\": %d, \"sortMs\": %.1f, \"filterMs\": %.1f, \"bytesARow\": %.0f, "
            "\"stalls\": %s}\n",
            m_model.rowCount(), refused, sorted, std::max(filtered, grouped), bytes,
            streamed.trimmed().constData());
        QApplication::quit();
    }

    SystemClock m_clock;
    Theme m_theme;
    Outcomes m_outcomes;
    OutcomeModel m_model;
    DataTable m_table{m_theme, u"Results"_s};
    StallMeter m_stalls{m_clock};
    int m_count;
    int m_perBatch;
    int m_next = 0;
    std::size_t m_heapBefore = 0;
};

QString tokens(int count)
{
    QString text;
    text.reserve(14LL * count);
    for (int i = 0; i < count; ++i) {
        text += QString::number(100'000'000'000 + i * 7919LL % 800'000);
        text += i % 7 == 0 ? u' ' : u'\n';
    }
    return text;
}

//! The editor and its result beside it, as on the page.
class Paste : public QObject
{
public:
    explicit Paste(int count)
        : m_text(tokens(count))
    {
        const auto begin = threadWorkTime();
        m_usable = readSenderIds(m_text, {}).usable.size();
        m_reading = inMilliseconds(threadWorkTime() - begin);
        m_layout.addWidget(&m_editor);
        m_layout.addWidget(&m_result);
        m_widget.resize(1180, 600);
        m_widget.show();
        connect(&m_editor, &SenderIdEditor::senderIdsChanged, this, [this] {
            if (m_result.senders().size() == m_usable)
                m_clock.after(200ms, this, [this] { conclude(); });
        });
        m_clock.after(500ms, this, [this] { paste(); });
    }

private:
    void paste()
    {
        auto *data = new QMimeData; // the clipboard takes it
        data->setText(m_text);
        QGuiApplication::clipboard()->setMimeData(data);
        m_stalls.start();
        m_editor.paste();
    }

    void conclude()
    {
        std::printf("{\"usable\": %lld, \"readMs\": %.1f, \"stalls\": %s}\n",
                    static_cast<long long>(m_usable), m_reading, m_stalls.summary().trimmed().constData());
        QApplication::quit();
    }

    SystemClock m_clock;
    QString m_text;
    QWidget m_widget;
    QHBoxLayout m_layout{&m_widget};
    SenderIdEditor m_editor{m_clock, &m_widget};
    SenderIdsResult m_result{m_editor, &m_widget};
    StallMeter m_stalls{m_clock};
    qsizetype m_usable = 0;
    double m_reading = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QByteArray what = argc == 3 ? argv[1] : "";
    const int count = argc == 3 ? std::atoi(argv[2]) : 0;
    if (what == "rows") {
        Rows rows(count);
        return QApplication::exec();
    }
    if (what == "paste") {
        Paste paste(count);
        return QApplication::exec();
    }
    std::fprintf(stderr, "usage: bench_window rows|paste COUNT\n");
    return 2;
}
