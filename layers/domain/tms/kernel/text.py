"""Texts as people type and paste them: with any blanks, invisible marks and dashes; pure."""

import re
import unicodedata

_BLANKS = [*range(9, 14), *range(28, 33), 133, 160, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029]
_BLANKS += [0x202F, 0x205F, 0x3000]
_MARKS = [0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
"""Format characters that a paste brings along: of direction, of width zero, and where a line may break."""

_DASHES = "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"

MOST_QUOTED = 40
"""How many characters of what somebody wrote are repeated to them."""

_AROUND = "".join(map(chr, [*_BLANKS, *_MARKS]))
_NO_MARKS = dict.fromkeys(_MARKS)
_UNBROKEN = _NO_MARKS | dict.fromkeys(_BLANKS)
_SOLID = _UNBROKEN | dict.fromkeys(map(ord, "-" + _DASHES))
_PLAIN = _NO_MARKS | dict.fromkeys(map(ord, _DASHES), "-")

JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner: marks too, but Persian, Sinhala and emoji need them within a word."""

_JOINED = {mark: None for mark in _MARKS if chr(mark) not in JOINERS}
_STRAY_JOINER = re.compile(rf"(?<![^\s{JOINERS}])[{JOINERS}]|[{JOINERS}](?![^\s{JOINERS}])")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Fillers of Hangul, and the empty cell of braille: by their category letters and symbols, but not seen."""


def trimmed(text: str) -> str:
    """Return `text` without the blanks around it, and without format characters, which come with a paste."""
    return text.strip() if text.isascii() else text.strip(_AROUND)


def solid(text: str) -> str:
    """Return `text` without blanks, hyphens and format characters, as for a code that is read in groups."""
    return text.translate(_SOLID)


def unbroken(text: str) -> str:
    """Return `text` without blanks and format characters, as for a word that a mail broke into lines."""
    return text.translate(_UNBROKEN)


def plain(text: str) -> str:
    """Return `text` without format characters, and with a hyphen for every dash."""
    return text.translate(_PLAIN)


def joined(text: str) -> str:
    """Return `text` without format characters except joiners between two characters, which words need."""
    return text if text.isascii() else _STRAY_JOINER.sub("", text.translate(_JOINED))


def opaque(password: str) -> str:
    """Return the one form of a password that keyboards write differently: OpaqueString of RFC 8265.

    Spaces beyond ASCII become U+0020 and letters with accents one character (NFC); case and width stay.
    """
    if password.isascii():
        return password
    spaced = "".join(" " if unicodedata.category(each) == "Zs" else each for each in password)
    return unicodedata.normalize("NFC", spaced)


def quoted(text: str) -> str:
    """Return what somebody wrote, for a sentence: its head in quotation marks, and what can be printed."""
    return f'"{"".join(filter(str.isprintable, text))[:MOST_QUOTED]}"'


def one_line(text: str) -> str:
    """Return text without line breaks, so that no name can forge a line of a mail."""
    kept = (each if each.isprintable() or each in JOINERS else " " for each in text)
    return " ".join("".join(kept).split())


def is_seen(text: str) -> bool:
    """Tell whether there is anything to see in `text`."""
    return any(unicodedata.category(each)[0] in "LNPS" and each not in _BLANK_LETTERS for each in text)
