// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/journaltale.h"

#include "app/base/jsonlines.h"

namespace Hubwarden {

JournalTale::JournalTale()
{
    line(u"journal"_s, {{u"format"_s, 1},
                        {u"program"_s, u"Hubwarden"_s},
                        {u"run"_s, u"run-1"_s},
                        {u"version"_s, u"0.1.0"_s}});
}

void JournalTale::plan(const QString &request, const QStringList &senders)
{
    m_senders.insert(request, senders);
    line(u"planned"_s, {{u"request"_s, request},
                        {u"account"_s, place().account.toString()},
                        {u"region"_s, place().region.toString()},
                        {u"profile"_s, profile().toString()},
                        {u"principal"_s, principal()},
                        {u"senders"_s, QJsonArray::fromStringList(senders)}});
}

void JournalTale::sent(const QString &request, int attempt)
{
    line(u"sent"_s, {{u"request"_s, request},
                     {u"attempt"_s, attempt},
                     {u"accessKeyId"_s, u"AKIAIOSFODNN7EXAMPLE"_s},
                     {u"endpoint"_s, u"securityhub.eu-west-1.amazonaws.com"_s},
                     {u"bodySha256"_s, QString(64, u'a')}});
}

void JournalTale::answered(const QString &request, const QJsonObject &answer, const QStringList &senders)
{
    QJsonArray answers;
    for (const QString &sender : senders.isEmpty() ? m_senders.value(request) : senders) {
        QJsonObject one = answer;
        one.insert(u"sender"_s, sender);
        answers.append(one);
    }
    line(u"answered"_s, {{u"request"_s, request}, {u"answers"_s, answers}});
}

void JournalTale::result(const QList<std::pair<QString, ResultWord>> &words)
{
    QJsonArray outcomes;
    for (const auto &[sender, word] : words)
        outcomes.append(outcomeToJson(
            {.target = place(), .sender = *AccountId::parse(sender), .profile = profile(), .word = word}));
    line(u"result"_s, {{u"outcomes"_s, outcomes}});
}

void JournalTale::takeOver(const QString &run, const QDateTime &confirmed, const QStringList &unanswered,
                           const QStringList &notStarted)
{
    const QJsonObject taken{{u"account"_s, place().account.toString()},
                            {u"region"_s, place().region.toString()},
                            {u"profile"_s, profile().toString()},
                            {u"principal"_s, principal()},
                            {u"unanswered"_s, QJsonArray::fromStringList(unanswered)},
                            {u"notStarted"_s, QJsonArray::fromStringList(notStarted)}};
    line(u"continues"_s, {{u"run"_s, run},
                          {u"confirmed"_s, confirmed.toString(Qt::ISODateWithMs)},
                          {u"places"_s, QJsonArray{taken}}});
}

void JournalTale::nowTrue(const Truth &truth)
{
    Truth all = m_truths.isEmpty() ? Truth() : m_truths.last().second;
    for (auto it = truth.cbegin(); it != truth.cend(); ++it)
        all.insert(it.key(), it.value());
    m_truths.append({m_bytes.size(), all});
}

JournalTale::Truth JournalTale::truthAfter(qsizetype size) const
{
    Truth truth;
    for (const auto &[end, then] : m_truths) {
        if (end <= size)
            truth = then;
    }
    return truth;
}

void JournalTale::line(const QString &kind, QJsonObject content)
{
    content.insert(u"kind"_s, kind);
    content.insert(u"time"_s, start().addSecs(m_lines++).toString(Qt::ISODateWithMs));
    const auto bytes = toJsonLine(content);
    m_bytes += *bytes;
}

JournalTale JournalTale::ofEverything()
{
    using State = JournalledPair::State;
    const QString a = u"100000000001"_s;
    const QString b = u"100000000002"_s;
    const QString c = u"100000000003"_s;
    const QString d = u"100000000004"_s;
    const QString e = u"100000000005"_s;
    const QString f = u"100000000006"_s;
    const QJsonObject notFound{{u"answer"_s, u"failed"_s},
                               {u"status"_s, 404},
                               {u"error"_s, QJsonObject{{u"kind"_s, u"not-found"_s}}}};
    JournalTale tale;
    tale.plan(u"1"_s, {a, b, c});
    tale.nowTrue({{a, State::NotStarted}, {b, State::NotStarted}, {c, State::NotStarted}});
    tale.plan(u"2"_s, {d});
    tale.nowTrue({{d, State::NotStarted}});
    tale.plan(u"3"_s, {e, f});
    tale.nowTrue({{e, State::NotStarted}, {f, State::NotStarted}});
    tale.sent(u"1"_s);
    tale.nowTrue({{a, State::Unanswered}, {b, State::Unanswered}, {c, State::Unanswered}});
    tale.sent(u"2"_s);
    tale.nowTrue({{d, State::Unanswered}});
    tale.answered(u"1"_s, notFound);
    tale.nowTrue({{a, State::ToAskAlone}, {b, State::ToAskAlone}, {c, State::ToAskAlone}});
    tale.plan(u"1.1"_s, {a});
    tale.sent(u"1.1"_s);
    tale.nowTrue({{a, State::Unanswered}});
    tale.sent(u"2"_s, 2);
    tale.answered(u"1.1"_s, {{u"answer"_s, u"accepted"_s}});
    tale.nowTrue({{a, State::Done}});
    tale.plan(u"1.2"_s, {b});
    tale.sent(u"1.2"_s);
    tale.nowTrue({{b, State::Unanswered}});
    tale.answered(u"1.2"_s, notFound);
    tale.nowTrue({{b, State::Done}});
    tale.answered(u"2"_s, {{u"answer"_s, u"refused"_s}, {u"earlierAttemptUnanswered"_s, true}});
    tale.nowTrue({{d, State::Done}});
    tale.result({{d, ResultWord::DeclinedNoLongerListed}});
    tale.sent(u"3"_s);
    tale.nowTrue({{e, State::Unanswered}, {f, State::Unanswered}});
    tale.answered(u"3"_s, {{u"answer"_s, u"refused"_s}}, {e});
    tale.nowTrue({{e, State::Done}}); // f is not among the answers: nothing is known
    tale.result({{e, ResultWord::RefusedByAws}, {f, ResultWord::OutcomeUnknown}});
    tale.nowTrue({{f, State::Done}});
    return tale;
}

} // namespace Hubwarden
