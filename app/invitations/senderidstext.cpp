// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderidscharacters.h"
#include "app/invitations/senderidsfindings.h"

#include <array>

namespace Hubwarden {

namespace {

using Reason = SenderIds::Reason;

//! A word and what its characters amount to.
struct Word
{
    qint32 begin = 0;
    qint32 end = 0;     //!< behind the last character that is not a joiner
    quint64 number = 0; //!< of the first 12 digits
    qint32 digits = 0;
    qint32 group = 0; //!< digits since the last joiner
    qint32 letters = 0;
    qint32 joiners = 0;
    char32_t joiner = 0; //!< the first one
    bool firstIsZero = false;
    bool fours = true;     //!< each group so far had four digits and the same joiner
    bool onlyZeros = true; //!< in the last group

    bool isNumber() const { return digits > 0 && letters == 0 && joiners == 0; }
    bool isGroupOfFour() const { return isNumber() && digits == 4; }
    TextSpan span() const { return {begin, end - begin}; }
};

TextSpan joined(TextSpan first, TextSpan last)
{
    return {first.offset, last.end() - first.offset};
}

class FreeTextReader
{
public:
    FreeTextReader(QStringView text, TextSpan range, SenderFindings &findings)
        : m_text(text)
        , m_position(range.offset)
        , m_end(range.end())
        , m_findings(findings)
    {
    }

    void read()
    {
        while (m_position < m_end) {
            const Character c = at(m_position);
            if (c.kind == CharacterKind::Digit || c.kind == CharacterKind::Letter)
                readWord();
            else
                readGap(c);
        }
        flushGroups();
        flushWords();
    }

private:
    Character at(qint32 position) const { return characterAt(m_text.first(m_end), position); }

    void readGap(Character c)
    {
        m_position += c.length;
        if (c.kind == CharacterKind::Blank)
            ++m_blanks;
        else if (c.kind != CharacterKind::Invisible)
            m_otherGap = true;
        if (c.kind == CharacterKind::Break)
            flushWords();
    }

    void readWord();
    void addToWord(Word &word, Character c) const;
    bool isExponentBehindComma(const Word &word) const;
    void readArn(qint32 begin);
    void take(const Word &word);
    void takeNumber(const Word &word);
    void takeMixed(const Word &word);
    bool isScientific(const Word &word) const;
    void flushGroups();
    void flushWords();

    QStringView m_text;
    qint32 m_position;
    qint32 m_end;
    SenderFindings &m_findings;

    // The gap before the next word.
    qint32 m_blanks = 0;
    bool m_otherGap = true;

    struct Group
    {
        TextSpan place;
        quint64 number;
    };
    std::vector<Group> m_groups;      //!< groups of four digits with single blanks between them
    bool m_groupsTouchNumber = false; //!< a shorter or longer number beside them makes their meaning unclear
    bool m_lastWasShortNumber = false;
    TextSpan m_words; //!< words without digits, not yet reported
};

void FreeTextReader::addToWord(Word &word, Character c) const
{
    if (c.kind == CharacterKind::Digit) {
        const int value = QChar::digitValue(c.code);
        if (word.digits == 0)
            word.firstIsZero = value == 0;
        if (word.digits < 12)
            word.number = word.number * 10 + static_cast<quint64>(value);
        ++word.digits;
        ++word.group;
        word.onlyZeros = word.onlyZeros && value == 0;
    } else {
        ++word.letters;
    }
}

void FreeTextReader::readWord()
{
    Word word;
    word.begin = m_position;
    char32_t pendingJoiner = 0;
    qint32 pendingJoiners = 0;
    while (m_position < m_end) {
        Character c = at(m_position);
        if (c.code == U',' && isExponentBehindComma(word))
            c.kind = CharacterKind::Joiner;
        if (c.kind == CharacterKind::Joiner) {
            pendingJoiner = c.code;
            ++pendingJoiners;
        } else if (c.kind == CharacterKind::Digit || c.kind == CharacterKind::Letter) {
            if (pendingJoiners > 0) {
                word.fours = word.fours && word.group == 4 && pendingJoiners == 1
                             && (word.joiners == 0 || word.joiner == pendingJoiner);
                if (word.joiners == 0)
                    word.joiner = pendingJoiner;
                word.joiners += pendingJoiners;
                word.group = pendingJoiners = 0;
                word.onlyZeros = true;
            }
            addToWord(word, c);
            word.end = m_position + c.length;
        } else if (c.kind != CharacterKind::Invisible) {
            if (c.code == U':' && word.joiners == 0 && word.digits == 0 && word.letters == 3
                && m_text.sliced(word.begin).startsWith(u"arn:aws", Qt::CaseInsensitive))
                return readArn(word.begin);
            break;
        }
        m_position += c.length;
    }
    take(word);
    m_blanks = 0;
    m_otherGap = pendingJoiners > 0;
}

//! A spreadsheet of a country with a decimal comma writes 1,23457E+11.
bool FreeTextReader::isExponentBehindComma(const Word &word) const
{
    if (!word.isNumber() || word.digits != 1)
        return false;
    constexpr qint32 longestMantissa = 20;
    qint32 p = m_position + 1;
    const qint32 stop = std::min(m_end, p + longestMantissa);
    while (p < stop && at(p).kind == CharacterKind::Digit)
        ++p;
    return p > m_position + 1 && p + 1 < m_end && (m_text[p] == u'E' || m_text[p] == u'e')
           && (m_text[p + 1] == u'+' || m_text[p + 1] == u'-' || at(p + 1).kind == CharacterKind::Digit);
}

//! arn:partition:service:region:account:resource; only the account field says who it is.
void FreeTextReader::readArn(qint32 begin)
{
    flushGroups();
    flushWords();
    constexpr QStringView terminators = u"\"'`,;<>|()[]{}\\";
    std::array<qint32, 5> colons{};
    size_t found = 0;
    qint32 p = begin;
    for (; p < m_end; ++p) {
        const Character c = at(p);
        // Whatever else parts words ends it too, or the IDs behind a foreign comma or line end were lost in it.
        const bool partsWords = c.kind == CharacterKind::Separator && (c.code < U' ' || c.code > U'~');
        if (c.kind == CharacterKind::Blank || c.kind == CharacterKind::Break || partsWords
            || terminators.contains(m_text[p]))
            break;
        if (c.code == U':' && found < colons.size())
            colons[found++] = p;
    }
    const TextSpan account{colons[3] + 1, colons[4] - colons[3] - 1};
    const auto id = found == colons.size() ? AccountId::parse(m_text.sliced(account.offset, account.length))
                                           : std::nullopt;
    if (id)
        m_findings.add(id->number(), account);
    else
        m_findings.ignore({begin, p - begin}, Reason::NoAccountInArn);
    m_position = p;
    m_otherGap = true;
    m_lastWasShortNumber = false;
}

void FreeTextReader::take(const Word &word)
{
    const bool besideLast = m_blanks == 1 && !m_otherGap;
    const bool shortNumber = word.isNumber() && word.digits != 12;
    if (word.isGroupOfFour() && !m_groups.empty() && besideLast) {
        m_groups.push_back({word.span(), word.number});
        return;
    }
    m_groupsTouchNumber = m_groupsTouchNumber || (shortNumber && besideLast && !m_groups.empty());
    const bool touchesLast = besideLast && m_lastWasShortNumber;
    flushGroups();
    m_lastWasShortNumber = shortNumber;
    if (word.digits > 0)
        flushWords();
    if (word.isGroupOfFour()) {
        m_groups.push_back({word.span(), word.number});
        m_groupsTouchNumber = touchesLast;
    } else if (word.isNumber()) {
        takeNumber(word);
    } else if (word.digits > 0) {
        takeMixed(word);
    } else {
        const qint32 begin = m_words.length > 0 ? m_words.offset : word.begin;
        m_words = {begin, word.end - begin};
    }
}

void FreeTextReader::takeNumber(const Word &word)
{
    // A spreadsheet drops every leading zero: eleven digits that begin with one have lost something else.
    if (word.digits == 12)
        m_findings.add(word.number, word.span());
    else if (word.digits == 11 && !word.firstIsZero)
        m_findings.add(word.number, word.span(), true);
    else
        m_findings.ignore(word.span(), word.digits > 12 ? Reason::TooLong : Reason::TooShort);
}

void FreeTextReader::takeMixed(const Word &word)
{
    if (word.letters == 0 && word.digits == 12 && word.joiners == 2 && word.fours && word.group == 4
        && word.joiner != U'.') {
        m_findings.add(word.number, word.span());
        return;
    }
    // 111122223333.0 is what programs write that took the column for numbers; no digit is lost.
    if (word.letters == 0 && word.joiners == 1 && word.joiner == U'.' && word.onlyZeros && word.group <= 2) {
        Word whole = word;
        whole.digits -= word.group;
        whole.joiners = 0;
        if (whole.digits == 12 || (whole.digits == 11 && !whole.firstIsZero)) {
            if (whole.digits == 11)
                whole.number /= 10;
            takeNumber(whole);
            return;
        }
    }
    m_findings.ignore(word.span(), isScientific(word) ? Reason::DigitsLost : Reason::MixedText);
}

//! 1.23457E+11, 1E11 and with a comma.
bool FreeTextReader::isScientific(const Word &word) const
{
    qsizetype p = 0;
    const QStringView text = m_text.sliced(word.begin, word.end - word.begin);
    const auto skipDigits = [&p, text] {
        const qsizetype begin = p;
        while (p < text.size() && text[p].isDigit())
            ++p;
        return p > begin;
    };
    if (!skipDigits())
        return false;
    if (p < text.size() && (text[p] == u'.' || text[p] == u',')) {
        ++p;
        skipDigits();
    }
    if (p == text.size() || (text[p] != u'E' && text[p] != u'e'))
        return false;
    ++p;
    if (p < text.size() && (text[p] == u'+' || text[p] == u'-'))
        ++p;
    return skipDigits() && p == text.size();
}

void FreeTextReader::flushGroups()
{
    if (m_groups.empty())
        return;
    if (m_groups.size() % 3 == 0 && !m_groupsTouchNumber) {
        for (size_t i = 0; i < m_groups.size(); i += 3) {
            const quint64 number
                = (m_groups[i].number * 10'000 + m_groups[i + 1].number) * 10'000 + m_groups[i + 2].number;
            m_findings.add(number, joined(m_groups[i].place, m_groups[i + 2].place));
        }
    } else if (m_groups.size() >= 3) {
        m_findings.ignore(joined(m_groups.front().place, m_groups.back().place), Reason::UnclearGroups);
    } else {
        for (const Group &group : m_groups)
            m_findings.ignore(group.place, Reason::TooShort);
    }
    m_groups.clear();
    m_groupsTouchNumber = false;
}

void FreeTextReader::flushWords()
{
    if (m_words.length > 0)
        m_findings.ignore(m_words, Reason::NoDigits);
    m_words = {};
}

} // namespace

void findInFreeText(QStringView text, TextSpan range, SenderFindings &findings)
{
    FreeTextReader(text, range, findings).read();
}

} // namespace Hubwarden
