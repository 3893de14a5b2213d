"""The key rings of a stage: the form of their keys, the public halves, and how long former keys are kept.

A new kind of key is one more row of `RINGS`; `keys init`, `rotate`, `promote`, `retire` and `discard` then
know it.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.terminal import Stop
from tms.kernel import base64url
from tms.kernel.jwe import keys
from tms.kernel.privacy.vault import wrapping_context
from tms.kernel.secrets import KEEP_SECONDS

Key = dict[str, Any]
"""One key of a ring: its `kid`, the epoch second `made`, and the secret."""

PublicKey = dict[str, str]

LAST_TICKET_KEY = 255

KNOWN_AFTER_SECONDS = KEEP_SECONDS + 60
"""After this time every container knows a new key: it may use the keys that it has read for `KEEP_SECONDS`,
and a call that began with them may take a minute."""

JWKS_SECONDS = 86_400
"""How long a client may use a key of a former JWKS; clients are told to keep a JWKS for five minutes."""

TOKEN_SECONDS = 15 * 60
TICKET_SECONDS = 90 * 86_400
"""How long a token and a ticket are good. A ticket key must be kept for the longest time between sale and
journey."""

ADDRESS_SECONDS = 90 * 86_400
"""How long the platform remembers an address that an account signed in from. Only its index under the key of
that day is kept, which cannot be written anew without the address. The indexes of codes and invitations end
sooner."""

RESTORE_SECONDS = 35 * 86_400
"""How far back a table can be restored (DynamoDB's point-in-time recovery). A restored table holds what was
sealed then, so a data key is kept for this long after nothing was left under it. Queues keep sealed
identifiers for 14 days at most.
"""


@dataclass(frozen=True)
class Making:
    """The input for a new key.

    Attributes:
        others: the ring's keys so far.
        kms: a client of the account.
        personal_key: the KMS key that wraps data keys, by its alias.
    """

    others: Sequence[Key]
    kms: Any
    personal_key: str


@dataclass(frozen=True)
class Ring:
    """A list of keys in one SecureString, `{"keys": [...]}`: the first one is used, every one is understood.

    Attributes:
        name: of the parameter, after `/tms/<stage>/`.
        make: makes one more key.
        public: returns the public JWKs of a key; None if nothing of a key is public.
        encrypts: clients encrypt to the key, so only the first one is published; every one decrypts.
        retire_after: seconds that a former key is kept after it was replaced and after nothing was left under
            it.
        filled_by: the command that writes existing data under a new key, which must come before its
            promotion, and that erases data under a key that is gone.
        emptied_by: the command that moves data from former keys to the first one, which must come before a
            former key is retired.
    """

    name: str
    make: Callable[[Making], Key]
    public: Callable[[Key], list[PublicKey]] | None
    retire_after: int = 0
    filled_by: str | None = None
    emptied_by: str | None = None
    encrypts: bool = False

    @property
    def signs(self) -> bool:
        """Tell whether a key signs what others check with its public half."""
        return self.public is not None and not self.encrypts


def _token_key(_: Making) -> Key:
    seed = secrets.token_bytes(32)
    public = {"crv": "Ed25519", "kty": "OKP", "x": _public_half(seed)}
    thumbprint = hashlib.sha256(json.dumps(public, sort_keys=True, separators=(",", ":")).encode()).digest()
    kid = base64url.encode(thumbprint)  # RFC 7638
    return {"kid": kid, "seed": base64url.encode(seed), "made": int(time.time())}


def _ticket_key(making: Making) -> Key:
    kid = max((int(one["kid"]) for one in making.others), default=0) + 1
    if kid > LAST_TICKET_KEY:
        raise Stop("All 255 ticket key numbers are used.")
    seed, mac = (base64url.encode(secrets.token_bytes(32)) for _ in range(2))
    return {"kid": kid, "seed": seed, "mac": mac, "made": int(time.time())}


def _data_key(making: Making) -> Key:
    """Return a data key that KMS made and wrapped; it is never in the clear here."""
    kid = _new_kid(making.others)
    answer = making.kms.generate_data_key_without_plaintext(
        KeyId=making.personal_key, KeySpec="AES_256", EncryptionContext=wrapping_context(kid)
    )
    wrapped = base64.b64encode(answer["CiphertextBlob"]).decode()
    return {"kid": kid, "wrapped": wrapped, "made": int(time.time())}


def _index_key(making: Making) -> Key:
    key = base64url.encode(secrets.token_bytes(32))
    return {"kid": _new_kid(making.others), "key": key, "made": int(time.time())}


def _jwe_keys(making: Making) -> Key:
    number = max((int(one["kid"]) for one in making.others), default=0) + 1
    return {**keys.new_generation(str(number)), "made": int(time.time())}


def _new_kid(others: Sequence[Mapping[str, Any]]) -> str:
    taken = {one["kid"] for one in others}
    return next(kid for kid in iter(lambda: secrets.token_hex(4), "") if kid not in taken)


def _public_token_key(key: Key) -> list[PublicKey]:
    return [_verifying(str(key["kid"]), key)]


def _public_ticket_key(key: Key) -> list[PublicKey]:
    return [_verifying(f"tkt-{key['kid']}", key)]


def _verifying(kid: str, key: Key) -> PublicKey:
    x = _public_half(base64url.decode(key["seed"]))
    return {"kty": "OKP", "crv": "Ed25519", "kid": kid, "use": "sig", "alg": "EdDSA", "x": x}


def _public_half(seed: bytes) -> str:
    return base64url.encode(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


RINGS = {
    ring.name: ring
    for ring in (
        Ring("token-key", _token_key, _public_token_key, TOKEN_SECONDS),
        Ring("ticket-keys", _ticket_key, _public_ticket_key, TICKET_SECONDS),
        Ring("jwe-keys", _jwe_keys, keys.public_keys, JWKS_SECONDS, encrypts=True),
        Ring("data-keys", _data_key, None, RESTORE_SECONDS, emptied_by="reseal"),
        Ring("index-keys", _index_key, None, ADDRESS_SECONDS, filled_by="reindex"),
    )
}
"""Every ring of a stage, by name; the JWKS lists the public keys in this order."""
