"""The ticket token: what stands in the QR, how it is made, and how a server or a phone alone checks it.

124 bytes, every field of a fixed length, so nothing is ever split on a separator:

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

The tag covers the body; the signature covers body AND tag. So a phone, which cannot check the tag, still
refuses a changed one, and Ed25519 itself refuses a changed signature (its S must be below the group's order,
RFC 8032, 5.1.7): no bit is free on either side. The tag is the server's own: who steals the seed alone
cannot make a ticket that the server takes.

As text it is base45 (RFC 9285), 186 characters of QR's alphanumeric set: QR version 8 at level M, which holds
221. Each ticket has exactly one text. The text may hold spaces, also as its first character: never trim it.
"""

import hmac
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
_TICKET_PREFIX = "tkt_"
_TRIP_PREFIX = "trp_"


class TokenError(Exception):
    """The text shown is not a ticket of ours; its subclasses say why. To the driver each is `forged`."""

    code = "token_error"


class Malformed(TokenError):
    """Not the one text form of a token: length, alphabet, version or a field out of range."""

    code = "malformed"


class UnknownKey(TokenError):
    """Formed like a token, but by a key that the checker does not have."""

    code = "unknown_key"


class Forged(TokenError):
    """Formed like a token of a key we have, but not made with it, or changed since."""

    code = "forged"


@dataclass(frozen=True)
class TicketClaims:
    """What a token says: who may sit where, on which trip, on legs `first_leg` to `last_leg` - 1, until when.

    `ticket_id` and `trip_id` are prefixed ULIDs, `seat` is 1 to 4 visible ASCII characters, legs count from 0
    and `last_leg` is exclusive, at most 255; `valid_until` is the last valid second since 1970.
    Raises ValueError if something cannot stand in a token.
    """

    ticket_id: str
    trip_id: str
    seat: str
    first_leg: int
    last_leg: int
    valid_until: int

    def __post_init__(self) -> None:
        """Refuse claims that have no bytes."""
        _id_to_bytes(self.ticket_id, _TICKET_PREFIX)
        _id_to_bytes(self.trip_id, _TRIP_PREFIX)
        if not 1 <= len(self.seat) <= _SEAT_LENGTH or not all("!" <= c <= "~" for c in self.seat):
            raise ValueError("A seat label is 1 to 4 visible ASCII characters.")
        if not 0 <= self.first_leg < self.last_leg <= 255:
            raise ValueError("Legs run from 0 to at most 255, and there is at least one.")
        if not 0 <= self.valid_until < 1 << 32:
            raise ValueError("The end of validity is in seconds since 1970, 32 bits.")


def issue(claims: TicketClaims, keyring: Keyring) -> str:
    """Return the text of a token signed with the first key; the same claims and key give the same text."""
    key = keyring.signing
    body = _pack(claims, key.kid)
    signed = body + _tag(body, key.mac)
    text: bytes = base45.b45encode(signed + key.private.sign(signed))
    return text.decode("ascii")


def verify(text: str, keyring: Keyring) -> TicketClaims:
    """Return what a genuine token says: the server's check, of tag and signature.

    Raises Malformed, UnknownKey or Forged. It says nothing about the ticket's present state: see `verdict`.
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
    """Return what a genuine token says: the check of a phone without network, by the signature alone.

    Raises Malformed, UnknownKey or Forged, as `verify` does for the same text.
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
    """Read the body of a genuine token; the maker's own rules are checked again, so one seat has one form."""
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


def _id_to_bytes(identifier: str, prefix: str) -> bytes:
    if not identifier.startswith(prefix):
        raise ValueError(f"{identifier!r} does not begin with {prefix}")
    return ulid_to_bytes(identifier.removeprefix(prefix))
