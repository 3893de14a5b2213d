"""The ticket token: the content of the QR code, how it is made, and how a server or a phone checks it.

It has 124 bytes in fields of fixed lengths, without separators:

    offset  length  field
         0       1  version, now 1
         1       1  key id, 1..255
         2      16  ticket, its ULID's bits
        18      16  trip, its ULID's bits
        34       4  seat label, ASCII, zero bytes behind it
        38       1  first leg
        39       1  last leg, not travelled any more
        40       4  valid until, seconds since 1970
        44      16  tag: HMAC-SHA256 of bytes 0..43, its first 16 bytes
        60      64  Ed25519 signature of bytes 0..59

The tag covers the body, and the signature covers body AND tag. So a phone, which cannot check the tag, still
refuses a changed tag; and Ed25519 refuses a changed signature (its S must be below the group's order, RFC
8032, 5.1.7). No bit can be changed unnoticed. The key of the tag never leaves the server: an attacker that
steals the seed alone cannot make a ticket that the server accepts.

The text is base45 (RFC 9285), 186 characters of QR's alphanumeric set; QR version 8 at level M holds 221.
Each ticket has exactly one text. It may hold spaces, even as its first character: never trim it. What a
reader adds around it is no part of it: see `scanned`.
"""

import hmac
import re
import string
import struct
from dataclasses import dataclass

import base45
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tms.kernel.ulid import bytes_to_ulid, ulid_to_bytes
from tms.tickets.keys import Keyring, PublicKeys

VERSION = 1
_BODY = struct.Struct(">BB16s16s4sBBI")
_TAG_LENGTH = 16
_SIGNATURE_LENGTH = 64
_SIGNED_LENGTH = _BODY.size + _TAG_LENGTH
TOKEN_LENGTH = _SIGNED_LENGTH + _SIGNATURE_LENGTH
TEXT_LENGTH = TOKEN_LENGTH // 2 * 3
_SEAT_LENGTH = 4
_CAPITALS = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_SYMBOLOGY = re.compile(r"\A[^0-9A-Z $%*+\-./:]*\]Q[0-9]")
"""The identifier that a reader may put before a QR code's text (ISO/IEC 15424)."""
_TEXT = re.compile(r"[0-9A-Z $%*+\-./:](?:.*[0-9A-Z $%*+\-./:])?", re.DOTALL)
_TICKET_PREFIX = "tkt_"
_TRIP_PREFIX = "trp_"


class TokenError(Exception):
    """The text is no ticket of ours; the subclasses tell why. The driver is told `forged` for each."""

    code = "token_error"


class Malformed(TokenError):
    """The text has not the form of a token: length, alphabet, version or a field is wrong."""

    code = "malformed"


class UnknownKey(TokenError):
    """The text has the form of a token whose key the checker does not have."""

    code = "unknown_key"


class Forged(TokenError):
    """The text has the form of a token of a known key, but was not made with it, or was changed since."""

    code = "forged"


class UnknownCode(TokenError):
    """The text has the form of a short code that no ticket has."""

    code = "unknown_code"


@dataclass(frozen=True)
class TicketClaims:
    """The content of a token: a seat on a trip for the legs `first_leg` to `last_leg` - 1, until a time.

    `ticket_id` and `trip_id` are prefixed ULIDs, `seat` is 1 to 4 visible ASCII characters, legs count from 0
    and `last_leg` is exclusive, at most 255; `valid_until` is the last valid second since 1970.

    Raises:
        ValueError: a value does not fit in a token.
    """

    ticket_id: str
    trip_id: str
    seat: str
    first_leg: int
    last_leg: int
    valid_until: int

    def __post_init__(self) -> None:
        """Refuse values that do not fit in a token."""
        _id_to_bytes(self.ticket_id, _TICKET_PREFIX)
        _id_to_bytes(self.trip_id, _TRIP_PREFIX)
        if not 1 <= len(self.seat) <= _SEAT_LENGTH or not all("!" <= c <= "~" for c in self.seat):
            raise ValueError("A seat label is 1 to 4 visible ASCII characters.")
        if not 0 <= self.first_leg < self.last_leg <= 255:
            raise ValueError("Legs run from 0 to at most 255, and there is at least one.")
        if not 0 <= self.valid_until < 1 << 32:
            raise ValueError("The end of validity is in seconds since 1970, 32 bits.")


def issue(claims: TicketClaims, keyring: Keyring) -> str:
    """Return the text of a token signed with the ring's first key; equal claims give equal texts."""
    key = keyring.signing
    body = _pack(claims, key.kid)
    signed = body + _tag(body, key.mac)
    text: bytes = base45.b45encode(signed + key.private.sign(signed))
    return text.decode("ascii")


def scanned(sent: str) -> str:
    """Return the text of the code that a reader sent, without what the reader added: `verify` judges it.

    A reader that types like a keyboard puts Enter or Tab behind the text, and some put control characters or
    an identifier of the symbology around it. With Caps Lock on it types small letters, which base45 has not.
    Spaces stay, because base45 has them.
    """
    found = _TEXT.search(_SYMBOLOGY.sub("", sent.translate(_CAPITALS)))
    return found[0] if found else sent


def verify(text: str, keyring: Keyring) -> TicketClaims:
    """Check tag and signature, as the server does, and return the claims of a genuine token.

    The ticket may be void or used all the same; `verdict` judges that.

    Raises:
        Malformed, UnknownKey, Forged: the token is not genuine.
    """
    raw = _decode(text)
    key = keyring.keys.get(raw[1])
    if key is None:
        raise UnknownKey(f"No ticket key {raw[1]}.")
    if not hmac.compare_digest(_tag(raw[: _BODY.size], key.mac), raw[_BODY.size : _SIGNED_LENGTH]):
        raise Forged("The tag does not match.")
    _check_signature(raw, key.public)
    return _unpack(raw)


def verify_offline(text: str, public_keys: PublicKeys) -> TicketClaims:
    """Check the signature alone, as an offline phone does, and return the claims of a genuine token.

    Raises:
        Malformed, UnknownKey, Forged: the token is not genuine; the same error as from `verify`.
    """
    raw = _decode(text)
    key = public_keys.keys.get(raw[1])
    if key is None:
        raise UnknownKey(f"No ticket key {raw[1]}.")
    _check_signature(raw, key)
    return _unpack(raw)


def _decode(text: str) -> bytes:
    if len(text) != TEXT_LENGTH or not text.isascii():
        raise Malformed(f"A token has {TEXT_LENGTH} characters of base45.")
    try:
        raw: bytes = base45.b45decode(text)
    except ValueError:
        raise Malformed("A token is written in base45.") from None
    if len(raw) != TOKEN_LENGTH:  # the decoder drops newlines at the end
        raise Malformed(f"A token has {TOKEN_LENGTH} bytes.")
    if raw[0] != VERSION:
        raise Malformed(f"A token of version {raw[0]} is not known here.")
    return raw


def _tag(body: bytes, mac: bytes) -> bytes:
    return hmac.digest(mac, body, "sha256")[:_TAG_LENGTH]


def _check_signature(raw: bytes, key: Ed25519PublicKey) -> None:
    try:
        key.verify(raw[_SIGNED_LENGTH:], raw[:_SIGNED_LENGTH])
    except InvalidSignature:
        raise Forged("The signature does not match.") from None


def _pack(claims: TicketClaims, kid: int) -> bytes:
    return _BODY.pack(
        VERSION,
        kid,
        _id_to_bytes(claims.ticket_id, _TICKET_PREFIX),
        _id_to_bytes(claims.trip_id, _TRIP_PREFIX),
        claims.seat.encode("ascii"),
        claims.first_leg,
        claims.last_leg,
        claims.valid_until,
    )


def _unpack(raw: bytes) -> TicketClaims:
    """Read the body of a genuine token and check its values again, so that each seat has one form."""
    _, _, ticket, trip, seat, first_leg, last_leg, valid_until = _BODY.unpack_from(raw)
    try:
        return TicketClaims(
            ticket_id=_TICKET_PREFIX + bytes_to_ulid(ticket),
            trip_id=_TRIP_PREFIX + bytes_to_ulid(trip),
            seat=seat.rstrip(b"\0").decode("ascii"),
            first_leg=first_leg,
            last_leg=last_leg,
            valid_until=valid_until,
        )
    except ValueError as error:
        raise Malformed(str(error)) from None


def _id_to_bytes(prefixed: str, prefix: str) -> bytes:
    if not prefixed.startswith(prefix):
        raise ValueError(f"{prefixed!r} does not begin with {prefix}")
    return ulid_to_bytes(prefixed.removeprefix(prefix))
