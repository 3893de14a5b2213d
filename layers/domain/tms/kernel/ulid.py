"""ULIDs: 128-bit sortable identifiers and their one canonical text form.

A ULID is 48 bits of milliseconds since 1970 followed by 80 random bits, written as 26 characters of
Crockford's base 32 (https://github.com/ulid/spec). Crockford also lets a reader accept lower case, and I, L
or O for 1, 1 or 0. These are refused here, so that an identifier has exactly one text.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TEXT_LENGTH = 26
BYTE_LENGTH = 16
RANDOM_LENGTH = 10
_TIME_LIMIT = 1 << 48
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_QUINTETS = range(5 * (TEXT_LENGTH - 1), -1, -5)


class UlidError(ValueError):
    """The text, the bytes or the parts are not those of a ULID."""


def ulid_to_bytes(text: str) -> bytes:
    """Return the 16 bytes, most significant first, of a ULID's 26 characters.

    Raises:
        UlidError: it is not 26 upper-case characters of the alphabet, the first of them 0 to 7 (26 characters
            could hold 130 bits).
    """
    if len(text) != TEXT_LENGTH:
        raise UlidError(f"A ULID has {TEXT_LENGTH} characters, not {len(text)}.")
    number = 0
    for character in text:
        value = _VALUES.get(character)
        if value is None:
            raise UlidError(f"{character!r} is not a character of a ULID.")
        number = number << 5 | value
    if number >> 128:
        raise UlidError("A ULID begins with 0 to 7: it holds 128 bits.")
    return number.to_bytes(BYTE_LENGTH, "big")


def bytes_to_ulid(raw: bytes) -> str:
    """Return the 26 characters of a ULID's 16 bytes.

    Raises:
        UlidError: there are not 16 bytes.
    """
    if len(raw) != BYTE_LENGTH:
        raise UlidError(f"A ULID has {BYTE_LENGTH} bytes, not {len(raw)}.")
    number = int.from_bytes(raw, "big")
    return "".join([ALPHABET[number >> shift & 31] for shift in _QUINTETS])


def new_ulid(epoch_ms: int, randomness: bytes) -> str:
    """Return the ULID of a moment, in milliseconds since 1970, and 10 random bytes. Later moments sort later.

    Raises:
        UlidError: the moment does not fit in 48 bits, or there are not 10 bytes.
    """
    if not 0 <= epoch_ms < _TIME_LIMIT:
        raise UlidError("The moment of a ULID has 48 bits of milliseconds.")
    if len(randomness) != RANDOM_LENGTH:
        raise UlidError(f"A ULID takes {RANDOM_LENGTH} random bytes, not {len(randomness)}.")
    return bytes_to_ulid(epoch_ms.to_bytes(6, "big") + randomness)
