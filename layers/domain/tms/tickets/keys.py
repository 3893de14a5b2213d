"""The keys that tickets are signed with: the server's key ring, and the public halves that scanners hold.

To rotate, add a new key at the END of the ring: its public half is then in the JWKS and reaches the scanners.
When they have it, move it to the front: from then on it signs. Keep an old key until the last ticket that it
signed has expired.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from tms.kernel import base64url

KEY_LENGTH = 32
_KEY_NAME = re.compile(r"tkt-([1-9][0-9]{0,2})", re.ASCII)


class KeysError(ValueError):
    """The stored keys cannot be used. The message holds no key material."""


@dataclass(frozen=True, eq=False)
class TicketKey:
    """One key of the ring: an Ed25519 pair for the signature and a secret for the server's own tag."""

    kid: int
    private: Ed25519PrivateKey = field(repr=False)
    public: Ed25519PublicKey = field(repr=False)
    mac: bytes = field(repr=False)

    def jwk(self) -> dict[str, str]:
        """Return the public half as a JSON Web Key (RFC 8037), with kid `tkt-<n>`."""
        return {
            "kty": "OKP",
            "crv": "Ed25519",
            "kid": f"tkt-{self.kid}",
            "use": "sig",
            "alg": "EdDSA",
            "x": base64url.encode(self.public.public_bytes_raw()),
        }


@dataclass(frozen=True, eq=False)
class Keyring:
    """The server's ticket keys: `signing` signs, and each of `keys` (by key id) verifies."""

    signing: TicketKey
    keys: Mapping[int, TicketKey] = field(repr=False)

    @classmethod
    def parse(cls, document: str | Mapping[str, Any]) -> "Keyring":
        """Read `{"keys": [{"kid": 1..255, "seed": ..., "mac": ...}]}`, as text or as already parsed JSON.

        Seed and mac are 32 bytes each in base64url; the first key signs.

        Raises:
            KeysError: something is missing, doubled or of another size, or the ring is empty.
        """
        keys = [_read_key(entry) for entry in _entries(document)]
        if not keys:
            raise KeysError("The key ring of tickets is empty.")
        _refuse_doubles([key.kid for key in keys])
        return cls(keys[0], {key.kid: key for key in keys})

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public halves as a JWKS, in the ring's order."""
        return {"keys": [key.jwk() for key in self.keys.values()]}


@dataclass(frozen=True, eq=False)
class PublicKeys:
    """The keys that a scanner needs offline: the public ticket keys by key id."""

    keys: Mapping[int, Ed25519PublicKey]

    @classmethod
    def parse(cls, jwks: str | Mapping[str, Any]) -> "PublicKeys":
        """Read the ticket keys (`tkt-<n>`) of a JWKS, as text or as already parsed JSON.

        Other keys, such as those of access tokens, are ignored.

        Raises:
            KeysError: a ticket key is no good Ed25519 key or is doubled, or there is none.
        """
        named = [(_key_id(entry), entry) for entry in _entries(jwks)]
        tickets = [(kid, _read_jwk(entry)) for kid, entry in named if kid is not None]
        if not tickets:
            raise KeysError("The JWKS has no ticket key.")
        _refuse_doubles([kid for kid, _ in tickets])
        return cls(dict(tickets))


def _entries(document: str | Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except json.JSONDecodeError:
            raise KeysError("The keys are not JSON.") from None
    entries = document.get("keys") if isinstance(document, Mapping) else None
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise KeysError('The keys are not of the shape {"keys": [{...}]}.')
    return entries


def _read_key(entry: Mapping[str, Any]) -> TicketKey:
    kid = entry.get("kid")
    if type(kid) is not int or not 1 <= kid <= 255:
        raise KeysError("The kid of a ticket key must be a number from 1 to 255.")
    private = Ed25519PrivateKey.from_private_bytes(_decode(entry, "seed"))
    return TicketKey(kid, private, private.public_key(), _decode(entry, "mac"))


def _key_id(entry: Mapping[str, Any]) -> int | None:
    match = _KEY_NAME.fullmatch(str(entry.get("kid")))
    return int(match[1]) if match and int(match[1]) <= 255 else None


def _read_jwk(entry: Mapping[str, Any]) -> Ed25519PublicKey:
    if (entry.get("kty"), entry.get("crv")) != ("OKP", "Ed25519"):
        raise KeysError("A ticket key of the JWKS is not an Ed25519 key.")
    return Ed25519PublicKey.from_public_bytes(_decode(entry, "x"))


def _refuse_doubles(kids: list[int]) -> None:
    if len(set(kids)) != len(kids):
        raise KeysError("Two ticket keys have the same kid.")


def _decode(entry: Mapping[str, Any], name: str) -> bytes:
    text = entry.get(name)
    try:
        raw = base64url.decode(text.rstrip("=") if isinstance(text, str) else "")
    except ValueError:
        raise KeysError(f"The {name} of a ticket key is not base64url.") from None
    if len(raw) != KEY_LENGTH:
        raise KeysError(f"The {name} of a ticket key must have {KEY_LENGTH} bytes.")
    return raw
