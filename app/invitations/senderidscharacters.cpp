// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderidscharacters.h"

#include <array>

namespace Hubwarden {

namespace {

constexpr std::array<CharacterKind, 128> asciiKinds = [] {
    std::array<CharacterKind, 128> kinds{};
    kinds.fill(CharacterKind::Separator);
    for (size_t c = '0'; c <= '9'; ++c)
        kinds[c] = CharacterKind::Digit;
    for (size_t c = 'a'; c <= 'z'; ++c)
        kinds[c] = kinds[c - 'a' + 'A'] = CharacterKind::Letter;
    kinds['.'] = kinds['-'] = CharacterKind::Joiner;
    // Not trimmed from a word's ends: +49… is a telephone number, and @ makes an address.
    kinds['_'] = kinds['+'] = kinds['@'] = CharacterKind::Letter;
    kinds[' '] = CharacterKind::Blank;
    kinds['\n'] = kinds['\r'] = CharacterKind::Break;
    return kinds;
}();

CharacterKind kindOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Number_DecimalDigit:
        return CharacterKind::Digit;
    case QChar::Other_Format:
        return CharacterKind::Invisible;
    case QChar::Separator_Space:
        return CharacterKind::Blank;
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return CharacterKind::Break;
    case QChar::Punctuation_Dash:
        return CharacterKind::Joiner;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
        return CharacterKind::Letter;
    case QChar::Symbol_Math:
        return c == U'\u2212' ? CharacterKind::Joiner
                              : CharacterKind::Separator; // the minus sign, also a full-width hyphen's kin
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
        break;
    }
    return CharacterKind::Separator;
}

} // namespace

Character characterAt(QStringView text, qint32 position)
{
    const char16_t unit = text[position].unicode();
    if (unit < 128)
        return {unit, asciiKinds[unit], 1};
    if (QChar::isHighSurrogate(unit) && position + 1 < text.size() && text[position + 1].isLowSurrogate()) {
        const char32_t code = QChar::surrogateToUcs4(QChar(unit), text[position + 1]);
        return {code, kindOf(code), 2};
    }
    return {unit, kindOf(unit), 1};
}

} // namespace Hubwarden
