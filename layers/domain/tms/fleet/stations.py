"""Stations, and a search that forgives case, accents, word order, old names and misspelling; pure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

FILLERS = frozenset(
    """
    akarere amajyaruguru amajyepfo arret basi bisi bus center centre city coach district eastern gare i
    iburasirazuba iburengerazuba intara kaskazini kituo ku kusini l la le mabasi magharibi mashariki mji mjini
    mkoa mu mujyi northern park parking province routiere rwanda sector southern stand standi station stendi
    stop taxi terminal town umujyi umurenge ville wilaya western y ya
    """.split()  # noqa: SIM905 - as words they can be read
)
"""Words beside a place's name that tell no place, in four languages (Musanze bus park, la gare routière de
Musanze, gare ya Musanze, kituo cha mabasi cha Musanze, Musanze mjini)."""

LINKS = frozenset({"cha", "d", "de", "des", "du", "ka", "of", "the", "wa", "za"})
"""Words that tell no place behind one of `FILLERS` (akarere ka Musanze, umujyi wa Kigali, ville de Huye)."""

COUNTRIES = {
    "Africa/Bujumbura": "burundi uburundi",
    "Africa/Dar_es_Salaam": "tanzania tanzanie tanzaniya",
    "Africa/Kampala": "uganda ouganda ubugande",
    "Africa/Kinshasa": "congo kongo drc rdc",
    "Africa/Lubumbashi": "congo kongo drc rdc",
    "Africa/Nairobi": "kenya kenia",
}
"""What the countries around are called in the four languages, by the time zones of their stations."""

SHORTEST_GUESS = 3
"""A word of fewer letters must match as it is typed, since nearly every name is one slip away from it."""

MOST_WORDS = 6
"""How many words of a query count; no place has more."""

SOUNDS = str.maketrans({"l": "r", "v": "b", "y": "i", "w": "u", "h": None})
"""Letters that people exchange or leave out in Kinyarwanda names: Kigari, Ruvavu, Ruengeri (Ruhengeri)."""


@dataclass(frozen=True, slots=True)
class Station:
    """A place where buses stop.

    Attributes:
        station_id: `stn_...`.
        name: what it is called today.
        aliases: old and other names that people type.
        district: the district it is in.
        latitude: degrees north, WGS 84.
        longitude: degrees east, WGS 84.
        timezone: IANA name of its time zone.
        main: whether it is offered before a person types anything.
        company_id: the company whose own it is; None for one that all companies share.
        on_sale: whether passengers find it: a company's own once a trip that stops there was put on sale.
    """

    station_id: str
    name: str
    aliases: tuple[str, ...]
    district: str
    latitude: float
    longitude: float
    timezone: str
    main: bool = False
    company_id: str | None = None
    on_sale: bool = True


class Likeness(IntEnum):
    """How well a station answers a query; the smaller, the better."""

    EXACT = 0
    PREFIX = 1
    ALIAS = 2
    WORDS = 3
    FUZZY = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A station that was found.

    Attributes:
        station: the station.
        likeness: how well it answers the query.
        slips: how many letters were mistyped, for `Likeness.FUZZY`.
    """

    station: Station
    likeness: Likeness
    slips: int = 0


@dataclass(frozen=True, slots=True)
class _Words:
    """A station's names cut into words.

    Attributes:
        every: all that may be typed for it: words of its names, its district and its country.
        guessable: words of its names, with the letters of each.
        sounds: the same as they sound.
        around: words of its district and its country, which tell it only beside a name.
    """

    name: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    every: tuple[str, ...]
    guessable: "Lettered"
    sounds: "Lettered"
    around: "Lettered"


Lettered = tuple[tuple[str, int], ...]
"""Words, each with its letters as the bits of a number: words with few letters in common are not compared."""


def find(
    stations: Iterable[Station], q: str, limit: int = 10, preferred: Collection[str] = ()
) -> list[Match]:
    """Find the stations that a person may mean, best first.

    Exact names come before beginnings of names, then aliases, then words of both mixed with the
    district. Misspelt names are guessed only if nothing matches as typed. Among equals, preferred stations
    come first, then main ones, then those that companies share, then the alphabet counts.

    Args:
        stations: the stations to choose from; some hundreds.
        q: what was typed; empty asks for the main stations.
        limit: how many to return at most.
        preferred: ids of stations.
    """
    places = list(stations)
    words = _significant(_cut(q))
    if not words:
        found = [] if q.strip() else [Match(place, Likeness.EXACT) for place in places if place.main]
    else:
        found = [match for place in places if (match := _as_typed(place, words))]
        if not found and not FILLERS.issuperset(words):
            found = [match for place in places if (match := _guessed(place, words))]

    def place_in_order(match: Match) -> tuple[int, int, bool, bool, bool, str]:
        station = match.station
        preference, own = station.station_id not in preferred, station.company_id is not None
        return match.likeness, match.slips, preference, not station.main, own, station.name

    return sorted(found, key=place_in_order)[:limit]


def _as_typed(station: Station, words: Sequence[str]) -> Match | None:
    """Match a query whose words are spelt right, but may be unfinished."""
    named = _words(station)
    if sorted(words) == sorted(named.name):
        return Match(station, Likeness.EXACT)
    if _begin(words, named.name):
        return Match(station, Likeness.PREFIX)
    if any(_begin(words, alias) for alias in named.aliases):
        return Match(station, Likeness.ALIAS)
    if _all_begin(words, named.every):
        return Match(station, Likeness.WORDS)
    return None


def _guessed(station: Station, words: Sequence[str]) -> Match | None:
    """Match a query whose words are misspelt, written apart or written together."""
    guesses = [_slips(words, _words(station))]
    if len(words) > 1:
        guesses.append(_slips(["".join(words)], _words(station)))
    slips = min((guess for guess in guesses if guess is not None), default=None)
    return None if slips is None else Match(station, Likeness.FUZZY, slips)


def _slips(words: Sequence[str], station: _Words) -> int | None:
    """Return how many slips lead from the words to beginnings of a station's words; None if too many do.

    The district and the country may stand beside a name, but they are no name.
    """
    total, named = 0, False
    for word in words:
        fewest = _slips_to(_sound(word), station.sounds)
        if fewest is None:  # of a short name hardly anything is left of which its sound could tell it (Huey)
            fewest = _slips_to(word, station.guessable)
        named = named or fewest is not None
        if fewest is None:
            fewest = _slips_to(_sound(word), station.around)
        if fewest is None:
            return None
        total += fewest
    return total if named else None


def _slips_to(word: str, names: Lettered) -> int | None:
    """Return the fewest slips that lead from a word to the beginning of a name; None if too many do.

    Each letter that the word has and the name has not is a slip at least, so most names need no look.
    """
    if len(word) < SHORTEST_GUESS:
        return None
    most, letters = _slips_forgiven(word), _letters(word)
    fewest = min(
        (
            _distance_to_prefix(word, name, most)
            for name, others in names
            if (letters & ~others).bit_count() <= most
        ),
        default=most + 1,
    )
    return fewest if fewest <= most else None


def _letters(word: str) -> int:
    """Return the letters and figures of a word as the bits of a number."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _slips_forgiven(word: str) -> int:
    """Return how many slips a word may have: none in 3 letters, 1 in 4 or 5, 2 in 6 to 8, 3 in more."""
    return min(3, len(word) // 3 - (len(word) == SHORTEST_GUESS))


def _begin(words: Sequence[str], named: Sequence[str]) -> bool:
    """Tell whether every word begins a different word of a name, in any order."""
    if not words:
        return True
    return any(
        name.startswith(words[0]) and _begin(words[1:], [*named[:place], *named[place + 1 :]])
        for place, name in enumerate(named)
    )


def _all_begin(words: Iterable[str], named: Iterable[str]) -> bool:
    """Tell whether every word begins some word of the names."""
    return all(any(name.startswith(word) for name in named) for word in words)


def _distance_to_prefix(word: str, name: str, most: int) -> int:
    """Return the fewest slips from `word` to a beginning of `name`, or any number above `most`.

    A slip is a letter that is missing, added or changed, or two that are exchanged (optimal string
    alignment). The last row holds the distance to each beginning. Beginnings that are more than one letter
    shorter than the word do not count.
    """
    if len(name) < len(word) - most:
        return most + 1
    before: list[int] = []
    row = list(range(len(name) + 1))
    for i, letter in enumerate(word, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(name, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == name[j - 2] and word[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[max(0, min(len(word) - 1, len(name))) :])


@lru_cache(maxsize=4096)
def _words(station: Station) -> _Words:
    """Cut a station's names into words, once."""
    name = _cut(station.name)
    aliases = tuple(_cut(alias) for alias in station.aliases)
    named = (name, *aliases)
    joined = ["".join(words) for words in named if len(words) > 1]
    guessable = dict.fromkeys([*(word for words in named for word in words), *joined])
    around = [*_cut(station.district), *COUNTRIES.get(station.timezone, "").split()]
    every = dict.fromkeys([*guessable, *around])
    sounds = _lettered(map(_sound, guessable))
    return _Words(name, aliases, tuple(every), _lettered(guessable), sounds, _lettered(map(_sound, around)))


def _lettered(words: Iterable[str]) -> Lettered:
    return tuple((word, _letters(word)) for word in words)


def _cut(text: str) -> tuple[str, ...]:
    """Cut a text into words without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[a-z0-9]+", plain))


def _significant(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the words that tell no place, unless there are no others."""
    telling: list[str] = []
    behind_filler = False
    for word in words:
        behind_filler = word in FILLERS or (behind_filler and word in LINKS)
        if not behind_filler:
            telling.append(word)
    return (tuple(telling) or words)[:MOST_WORDS]


def _sound(word: str) -> str:
    """Write a word as it sounds: of exchangeable letters always the same one, and doubled letters single."""
    return re.sub(r"(.)\1+", r"\1", word.translate(SOUNDS))
