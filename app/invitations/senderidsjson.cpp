// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderidsfindings.h"

#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using Reason = SenderIds::Reason;

//! What a value at this place of a document is to us.
enum class Role : quint8 {
    Other,
    Document,
    DocumentItem, //!< in a list at the top: an ID, or an object like a document
    Id,
    Entry, //!< an object whose AccountId counts
    Ids,
    Entries,
};

//! A strict JSON scanner that keeps places and needs no recursion: a million brackets are no danger.
class JsonReader
{
public:
    JsonReader(QStringView text, SenderFindings &findings)
        : m_text(text)
        , m_findings(findings)
    {
    }

    //! False: it is broken at position().
    bool read();
    qint32 position() const { return static_cast<qint32>(m_position); }
    bool hasKnownShape() const { return m_known; }

private:
    struct Frame
    {
        bool isObject;
        Role role; //!< of an object itself; of a list's items
    };
    enum class Expect : quint8 { Value, FirstKey, Key, FirstItem, Next };

    char16_t peek() const { return m_position < m_text.size() ? m_text[m_position].unicode() : u'\0'; }
    bool accept(char16_t c)
    {
        if (peek() != c || m_position >= m_text.size())
            return false;
        ++m_position;
        return true;
    }
    void skipBlanks()
    {
        while (m_position < m_text.size() && (peek() == u' ' || (peek() >= u'\t' && peek() <= u'\r')))
            ++m_position;
    }

    bool step();
    bool value();
    void open(bool isObject);
    bool scalar();
    bool key();
    bool next();
    bool string();
    bool word();
    void close();
    Role roleOfKey(QStringView name);
    void takeId(qsizetype begin, qsizetype quote);

    QStringView m_text;
    SenderFindings &m_findings;
    qsizetype m_position = 0;
    std::vector<Frame> m_frames;
    Expect m_expect = Expect::Value;
    Role m_role = Role::Document; //!< of the value that comes
    bool m_known = false;
};

bool JsonReader::read()
{
    if (peek() == QChar::ByteOrderMark)
        ++m_position;
    skipBlanks();
    while (m_position < m_text.size() || !m_frames.empty()) {
        if (!step())
            return false;
        skipBlanks();
    }
    return m_expect == Expect::Next;
}

bool JsonReader::step()
{
    switch (m_expect) {
    case Expect::Value:
        return value();
    case Expect::FirstKey:
        if (accept(u'}')) {
            close();
            return true;
        }
        return key();
    case Expect::Key:
        return key();
    case Expect::FirstItem:
        if (accept(u']')) {
            close();
            return true;
        }
        m_role = m_frames.back().role;
        return value();
    case Expect::Next:
        return next();
    }
    Q_UNREACHABLE();
}

bool JsonReader::value()
{
    if (peek() == u'{' || peek() == u'[') {
        open(peek() == u'{');
        return true;
    }
    if (m_frames.empty() || !scalar())
        return false;
    m_expect = Expect::Next;
    return true;
}

void JsonReader::open(bool isObject)
{
    if (m_role == Role::Id)
        m_findings.ignore({position(), 1}, Reason::NoDigits);
    Role role = Role::Other;
    if (isObject) {
        if (m_role == Role::Document || m_role == Role::DocumentItem)
            role = Role::Document;
        else if (m_role == Role::Entry)
            role = Role::Entry;
    } else if (m_role == Role::Document) {
        role = Role::DocumentItem;
    } else if (m_role == Role::Ids) {
        role = Role::Id;
    } else if (m_role == Role::Entries) {
        role = Role::Entry;
    }
    ++m_position;
    m_frames.push_back({isObject, role});
    m_expect = isObject ? Expect::FirstKey : Expect::FirstItem;
    if (!isObject && m_role == Role::Document) {
        skipBlanks();
        m_known = m_known || peek() == u']';
    }
}

bool JsonReader::scalar()
{
    const qsizetype begin = m_position;
    const bool isString = peek() == u'"';
    if (isString ? !string() : !word())
        return false;
    if (m_role == Role::Id || m_role == Role::DocumentItem) {
        m_known = true;
        takeId(begin, isString ? 1 : 0);
    }
    return true;
}

bool JsonReader::key()
{
    const qsizetype begin = m_position + 1;
    if (peek() != u'"' || !string())
        return false;
    m_role = roleOfKey(m_text.sliced(begin, m_position - 1 - begin));
    skipBlanks();
    m_expect = Expect::Value;
    return accept(u':');
}

bool JsonReader::next()
{
    if (m_frames.empty()) {
        m_role = Role::Document;
        m_expect = Expect::Value;
        return true;
    }
    const Frame frame = m_frames.back();
    if (accept(u',')) {
        m_role = frame.role;
        m_expect = frame.isObject ? Expect::Key : Expect::Value;
        return true;
    }
    if (!accept(frame.isObject ? u'}' : u']'))
        return false;
    close();
    return true;
}

//! From quote to quote; escapes are checked for their length only.
bool JsonReader::string()
{
    for (++m_position; m_position < m_text.size(); ++m_position) {
        const char16_t c = peek();
        if (c == u'"') {
            ++m_position;
            return true;
        }
        if (c < u' ')
            return false;
        if (c == u'\\')
            ++m_position;
    }
    return false;
}

//! A number, true, false or null. Numbers are taken as they are written: 012345678901 keeps its zero.
bool JsonReader::word()
{
    const qsizetype begin = m_position;
    while (QChar::isLetterOrNumber(peek()) || peek() == u'-' || peek() == u'+' || peek() == u'.')
        ++m_position;
    const QStringView text = m_text.sliced(begin, m_position - begin);
    if (text.isEmpty())
        return false;
    const bool isNumber = text[0] == u'-' || (text[0] >= u'0' && text[0] <= u'9');
    if (isNumber || text == "true"_L1 || text == "false"_L1 || text == "null"_L1)
        return true;
    m_position = begin;
    return false;
}

void JsonReader::close()
{
    m_frames.pop_back();
    m_expect = Expect::Next;
}

Role JsonReader::roleOfKey(QStringView name)
{
    struct Key
    {
        QStringView name;
        Role role;
    };
    static constexpr std::array<Key, 6> keys{{
        {u"AccountId", Role::Id},
        {u"AccountIds", Role::Ids},
        {u"Administrator", Role::Entry},
        {u"Invitations", Role::Entries},
        {u"Master", Role::Entry},
        {u"UnprocessedAccounts", Role::Entries},
    }};
    const Role parent = m_frames.back().role;
    if (parent != Role::Document && parent != Role::Entry)
        return Role::Other;
    for (const Key &key : keys) {
        if (name == key.name && (parent == Role::Document || key.role == Role::Id)) {
            m_known = true;
            return key.role;
        }
    }
    return Role::Other;
}

//! What was read from there on, inside quotes of that length.
void JsonReader::takeId(qsizetype begin, qsizetype quote)
{
    const TextSpan whole{static_cast<qint32>(begin), static_cast<qint32>(m_position - begin)};
    const auto edge = static_cast<qint32>(quote);
    const size_t found = m_findings.found.size();
    const qsizetype ignored = m_findings.ignored.size();
    findInFreeText(m_text, {whole.offset + edge, whole.length - 2 * edge}, m_findings);
    // "" and "-": a place that should hold an ID and does not is never passed over.
    if (found == m_findings.found.size() && ignored == m_findings.ignored.size())
        m_findings.ignore(whole, Reason::NoDigits);
}

} // namespace

bool looksLikeJson(QStringView text)
{
    for (const QChar c : text) {
        if (!c.isSpace() && c != QChar::ByteOrderMark)
            return c == u'{' || c == u'[';
    }
    return false;
}

SenderJson findInJson(QStringView text)
{
    SenderJson json;
    JsonReader reader(text, json.findings);
    if (!reader.read()) {
        json.fallback = SenderIds::Fallback::BrokenJson;
        json.faultOffset = reader.position();
    } else if (!reader.hasKnownShape()) {
        json.fallback = SenderIds::Fallback::UnknownJson;
    }
    return json;
}

} // namespace Hubwarden
