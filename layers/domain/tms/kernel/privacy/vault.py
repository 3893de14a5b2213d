"""The vault: personal data is sealed before it is written and opened when it is read (AES-256-GCM).

A sealed value is `pd1.<kid>.<base64url(nonce, ciphertext, tag)>`. It is bound to a context that names the
record it belongs to (`account/acc_...`): copied into another record it does not open.

The data keys lie in a SecureString, each wrapped by a KMS key that never leaves KMS. The first one seals,
every one opens. A container unwraps those that it needs and keeps them for a few minutes: who may no longer
use the KMS key soon reads nothing any more.
"""

import base64
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tms.kernel import base64url
from tms.kernel.secrets import fresh, secret
from tms.kernel.settings import from_environment

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORM = "pd1"
"""How a sealed value begins: which cipher, and in which form."""

NONCE_BYTES = 12
TAG_BYTES = 16


class Unreadable(ValueError):
    """A value that is not sealed, that was sealed by a key we do not have, or for another record.

    The message never holds the value.
    """


@dataclass(frozen=True)
class Settings:
    """Where the wrapped data keys are, and the KMS key that unwraps them."""

    data_keys_parameter: str
    personal_key_arn: str


settings = from_environment(Settings)

_unwrapped: dict[str, tuple[float, "AESGCM"]] = {}
"""When each data key was unwrapped, and what seals with it; by the wrapped key."""


def seal(text: str, context: str) -> str:
    """Return `text` sealed for the record that `context` names, each time another value.

    Raises:
        botocore.exceptions.ClientError: the keys cannot be read or unwrapped; nothing is kept in the clear.
    """
    key = _keys()[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + _cipher(key).encrypt(nonce, text.encode(), context.encode())
    return f"{FORM}.{key['kid']}.{base64url.encode(sealed)}"


def unseal(value: str, context: str) -> str:
    """Return the text that was sealed for the record that `context` names.

    Raises:
        Unreadable: it was not, or was changed since, or its key is gone.
        botocore.exceptions.ClientError: the keys cannot be read or unwrapped.
    """
    from cryptography.exceptions import InvalidTag

    kid, sealed = _parts(value)
    key = next((each for each in _keys() if each["kid"] == kid), None)
    if key is None:
        raise Unreadable(f"there is no data key {kid!r}")
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return _cipher(key).decrypt(nonce, ciphertext, context.encode()).decode()
    except InvalidTag:
        raise Unreadable(f"not sealed for {context}") from None


def seal_optional(text: str | None, context: str) -> str | None:
    """Seal `text`, if there is any; see `seal`."""
    return None if text is None else seal(text, context)


def unseal_optional(value: str | None, context: str) -> str | None:
    """Open `value`, if there is one; see `unseal`."""
    return None if value is None else unseal(value, context)


def stale(value: str) -> bool:
    """Tell whether `value` was sealed by another key than the one that seals now.

    Raises:
        Unreadable: it is no sealed value.
    """
    kid, _ = _parts(value)
    return bool(kid != _keys()[0]["kid"])


def wrapping_context(kid: str) -> dict[str, str]:
    """Return the KMS encryption context under which the data key `kid` is wrapped."""
    return {"purpose": "tms-personal-data", "kid": kid}


def forget() -> None:
    """Drop the unwrapped keys (tests only)."""
    _unwrapped.clear()


def _keys() -> list[dict[str, Any]]:
    keys: list[dict[str, Any]] = secret(settings().data_keys_parameter)["keys"]
    return keys


def _cipher(key: dict[str, Any]) -> "AESGCM":
    now = time.time()
    found = _unwrapped.get(key["wrapped"])
    if found is None or not fresh(now - found[0]):
        found = _unwrapped[key["wrapped"]] = now, _unwrap(key)
    return found[1]


def _unwrap(key: dict[str, Any]) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from tms.kernel.aws import client

    answer = client("kms").decrypt(
        KeyId=settings().personal_key_arn,
        CiphertextBlob=base64.b64decode(key["wrapped"]),
        EncryptionContext=wrapping_context(key["kid"]),
    )
    return AESGCM(answer["Plaintext"])


def _parts(value: str) -> tuple[str, bytes]:
    """Return the key id of a sealed value and its bytes."""
    form, _, rest = value.partition(".")
    kid, _, text = rest.partition(".")
    if form != FORM or not kid:
        raise Unreadable("not a sealed value")
    try:
        sealed = base64url.decode(text)
    except ValueError:
        raise Unreadable("not a sealed value") from None
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise Unreadable("not a sealed value")
    return kid, sealed
