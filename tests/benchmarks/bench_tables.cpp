// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// What the window's thread does with pages of many rows, by processor time.
//
//     bench_tables results|found|wanted COUNT
//
// Streams so many rows into a page that is seen, a batch each 100 ms, and changes them all once more; then sorts and
// filters them, and does what else a person's click does with all of them. Prints a line of JSON.

#include "app/base/largeblocks.h"
#include "app/base/stallmeter.h"
#include "tests/benchmarks/manyrows.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/models/placegridmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/datatable.h"
#include "ui/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QToolButton>

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int batches = 50;

//! In small blocks and in mapped ones.
std::size_t heapBytes()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

//! A page of the window with its model, and how rows come into it.
class Scene
{
public:
    virtual ~Scene() = default;
    virtual QWidget &page() = 0;
    virtual DataTable &table() = 0;
    enum class Turn { First, Second };
    //! Rows of these numbers; the second time they are different.
    virtual void add(int from, int to, Turn turn) = 0;
    virtual void filter(const QString &text) = 0;
    //! What else a click does, by name.
    virtual QList<QPair<QString, std::function<void()>>> clicks(int count) = 0;

protected:
    const Theme m_theme;
    const ManyRows m_rows;
};

class Results final : public Scene
{
public:
    QWidget &page() override { return m_page; }
    DataTable &table() override { return m_page.table(); }
    void add(int from, int to, Turn turn) override
    {
        QList<Outcome> outcomes;
        for (int i = from; i < to; ++i)
            outcomes.append(turn == Turn::First ? m_rows.waiting(i) : m_rows.outcome(i));
        m_model.update(outcomes);
    }
    void filter(const QString &text) override { m_page.setFilterText(text); }
    QList<QPair<QString, std::function<void()>>> clicks(int) override
    {
        return {{u"groupMs"_s, [this] { m_page.setGroup(OutcomeGroup::Refused); }},
                {u"causesClickMs"_s, [this] { clickCauses(); }},
                {u"causesFoundMs"_s, [this] { m_causes = groupCauses(m_model.outcomes()); }},
                {u"causesShownMs"_s, [this] { CausesDialog(m_theme, {}, m_causes, nullptr).show(); }},
                {u"placeCausesMs"_s, [this] { groupCauses(m_rows.troubles()); }}};
    }

private:
    void clickCauses()
    {
        for (auto *button : m_page.findChildren<QToolButton *>()) {
            if (button->text() == u"Causes…"_s)
                button->click();
        }
    }

    OutcomeModel m_model;
    QList<Cause> m_causes;
    ResultsPage m_page{m_theme, m_model};
};

class Found final : public Scene
{
public:
    QWidget &page() override { return m_page; }
    DataTable &table() override { return m_page.table(); }
    void add(int from, int to, Turn turn) override { m_model.updatePlaces(places(from, to, turn)); }
    void filter(const QString &text) override { m_page.setFilterText(text); }
    QList<QPair<QString, std::function<void()>>> clicks(int count) override
    {
        return {{u"groupMs"_s, [this] { m_page.setGroup(FoundGroup::DeclinedEarlier); }},
                {u"sameMs"_s, [this, all = places(0, count, Turn::Second)] { m_model.setPlaces(all); }},
                {u"fewerMs"_s, [this, some = withoutARegion(count)] { m_model.setPlaces(some); }}};
    }

private:
    QList<FoundModel::Place> places(int from, int to, Turn turn) const
    {
        QList<FoundModel::Place> places;
        for (int i = from; i < to; ++i) {
            FoundInvitation one = m_rows.found(i);
            one.since = turn == Turn::First ? SinceLast::New : SinceLast::Same;
            if (places.isEmpty() || places.last().target != one.target)
                places.append({one.target, {}});
            places.last().invitations.append(one);
        }
        return places;
    }

    QList<FoundModel::Place> withoutARegion(int count) const
    {
        QList<FoundModel::Place> some = places(0, count, Turn::Second);
        const RegionName region = some.first().target.region;
        some.removeIf([&region](const FoundModel::Place &place) { return place.target.region == region; });
        return some;
    }

    FoundModel m_model;
    PlaceGridModel m_grid; // nothing is shown in it: what is measured is the list
    InvitationsPage m_page{m_theme, m_model, m_grid};
};

class Wanted final : public Scene
{
public:
    QWidget &page() override { return m_page; }
    DataTable &table() override { return m_page.table(); }
    void add(int from, int to, Turn turn) override
    {
        m_model.update(rows(from, to, turn));
        m_page.showCoverage(u"Looking"_s);
    }
    void filter(const QString &text) override { m_page.setFilterText(text); }
    QList<QPair<QString, std::function<void()>>> clicks(int count) override
    {
        QList<InvitationRow> fewer = rows(0, count, Turn::Second);
        const RegionName region = fewer.first().target.region;
        fewer.removeIf([&region](const InvitationRow &row) { return row.target.region == region; });
        return {{u"sameMs"_s, [this, all = rows(0, count, Turn::Second)] { m_model.setRows(all); }},
                {u"fewerMs"_s, [this, fewer] { m_model.setRows(fewer); }}};
    }

private:
    QList<InvitationRow> rows(int from, int to, Turn turn) const
    {
        QList<InvitationRow> rows;
        for (int i = from; i < to; ++i) {
            rows.append(m_rows.wanted(i));
            if (turn == Turn::First)
                rows.last().fate = InvitationRow::Fate::Looking;
        }
        return rows;
    }

    SystemClock m_clock;
    InvitationModel m_model;
    SenderIdsPage m_page{m_theme, m_clock, m_model};
};

//! Rows come and change; then a person asks for this and that.
class Play : public QObject
{
public:
    Play(std::unique_ptr<Scene> scene, int count)
        : m_scene(std::move(scene))
        , m_count(count)
        , m_perBatch((count / batches / ManyRows::perPlace + 1) * ManyRows::perPlace) // whole places
    {
        m_scene->page().resize(1180, 760);
        m_scene->page().show();
        m_clock.after(300ms, this, [this] {
            m_heapBefore = heapBytes();
            m_stalls.start();
            addBatch(0, Scene::Turn::First);
        });
    }

private:
    void addBatch(int from, Scene::Turn turn)
    {
        const int to = std::min(from + m_perBatch, m_count);
        m_scene->add(from, to, turn);
        if (to < m_count)
            m_clock.after(100ms, this, [this, to, turn] { addBatch(to, turn); });
        else if (turn == Scene::Turn::First)
            m_clock.after(100ms, this, [this] { addBatch(0, Scene::Turn::Second); });
        else
            m_clock.after(500ms, this, [this] { conclude(); }); // the last rows have found their place
    }

    //! The work of doing something and of painting what comes of it.
    double workOf(const std::function<void()> &action)
    {
        const auto begin = threadWorkTime();
        action();
        m_scene->table().repaint();
        return std::chrono::duration<double, std::milli>(threadWorkTime() - begin).count();
    }

    void conclude()
    {
        QJsonObject figures;
        figures.insert(u"rows"_s, m_scene->table().order().rowCount());
        figures.insert(u"bytesARow"_s, double(heapBytes() - m_heapBefore) / m_count);
        figures.insert(u"stalls"_s, QJsonDocument::fromJson(m_stalls.summary()).object());
        double slowest = 0;
        for (int column = 0; column < m_scene->table().order().columnCount(); ++column) {
            for (const auto order : {Qt::DescendingOrder, Qt::AscendingOrder})
                slowest = std::max(slowest, workOf([&] { m_scene->table().sortByColumn(column, order); }));
        }
        figures.insert(u"sortMs"_s, slowest);
        figures.insert(u"filterMs"_s, workOf([this] { m_scene->filter(u"4444"_s); }));
        m_scene->filter({});
        for (const auto &[name, click] : m_scene->clicks(m_count))
            figures.insert(name, workOf(click));
        figures.insert(u"shown"_s, m_scene->table().order().rowCount());
        std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
        QApplication::quit();
    }

    SystemClock m_clock;
    std::unique_ptr<Scene> m_scene;
    StallMeter m_stalls{m_clock};
    int m_count;
    int m_perBatch;
    std::size_t m_heapBefore = 0;
};

std::unique_ptr<Scene> sceneOf(const QByteArray &name)
{
    if (name == "results")
        return std::make_unique<Results>();
    if (name == "found")
        return std::make_unique<Found>();
    return name == "wanted" ? std::make_unique<Wanted>() : nullptr;
}

} // namespace

int main(int argc, char *argv[])
{
    growLargeBlocksByPages(); // as the program does
    QApplication app(argc, argv);
    auto scene = argc == 3 ? sceneOf(argv[1]) : nullptr;
    if (!scene) {
        std::fprintf(stderr, "usage: bench_tables results|found|wanted COUNT\n");
        return 2;
    }
    const Play play(std::move(scene), std::atoi(argv[2]));
    return QApplication::exec();
}
