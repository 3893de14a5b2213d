"""By what staff find a paid booking over all trips: its reference, and its people by keyed hashes."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from tms.bookings.booking import Booking, Passenger
from tms.kernel.privacy import blind_index

REFERENCE_LENGTH = 8

FEWEST_LETTERS = 2
"""A shorter word of a name, as an initial, is no key."""

HASH_LETTERS = 16
"""64 bits of a keyed hash: what it finds by chance is sorted out by the booking itself."""

_WORD = re.compile(r"\w+")


def reference_of(booking_id: str) -> str:
    """Return the reference of a booking that people read."""
    return booking_id[-REFERENCE_LENGTH:]


def folded(name: str) -> str:
    """Return a name without case and accents."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each))


def words_of(name: str) -> set[str]:
    """Return the words of a name by which it is found."""
    return {each for each in _WORD.findall(folded(name)) if len(each) >= FEWEST_LETTERS}


def names_fit(wanted: str, name: str | None) -> bool:
    """Tell whether each word of what is wanted is a part of a name."""
    there = folded(name or "")
    return all(each in there for each in _WORD.findall(folded(wanted)))


def keys_of(booking: Booking, passengers: Sequence[Passenger], contact_phone: str | None) -> set[str]:
    """Return the keys by which a booking is found, the people's under the first key of the ring."""
    phones = {each.phone for each in passengers if each.phone} | ({contact_phone} if contact_phone else set())
    words = {word for each in passengers if each.name for word in words_of(each.name)}
    return {
        by_reference(reference_of(booking.booking_id)),
        *(next(by_phone(each)) for each in phones),
        *(next(_by_word(each)) for each in words),
    }


def by_reference(reference: str) -> str:
    """Return the key of a reference."""
    return f"reference#{reference}"


def by_phone(phone: str) -> Iterator[str]:
    """Yield the key of a phone (E.164) under every key of the ring, the first key's first."""
    return _hashed("phone", phone)


def by_name(name: str) -> Iterator[str]:
    """Yield the key of a name's longest word under every key of the ring; none if it has no word."""
    words: Collection[str] = words_of(name)
    if words:
        yield from _by_word(max(sorted(words), key=len))


def _by_word(word: str) -> Iterator[str]:
    return _hashed("name", word)


def _hashed(kind: str, value: str) -> Iterator[str]:
    for index in blind_index.indexes(f"booking's {kind}", value):
        kid, _, letters = index.partition(".")
        yield f"{kind}#{kid}.{letters[:HASH_LETTERS]}"
