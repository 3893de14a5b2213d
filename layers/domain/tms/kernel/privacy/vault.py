"""The vault: seals personal data before it is written and unseals it when it is read (AES-256-GCM).

A sealed value is `pd1.<kid>.<base64url(nonce, ciphertext, tag)>`. It is bound to a context that names its
record (`account/acc_...`), so a value that is copied into another record cannot be unsealed there.

The data keys are in a SecureString, each wrapped by a KMS key that never leaves KMS. The first data key
seals, every one unseals. A container unwraps the data keys that it needs and keeps them for a few minutes. So
a function that loses the right to the KMS key can read nothing a few minutes later.
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
"""The beginning of a sealed value; it stands for the cipher and the form."""

NONCE_BYTES = 12
TAG_BYTES = 16


class Unreadable(ValueError):
    """A value is not sealed, or was sealed for another record or by a key that we do not have.

    The message never holds the value.
    """


@dataclass(frozen=True)
class Settings:
    """The parameter with the wrapped data keys, and the KMS key that unwraps them."""

    data_keys_parameter: str
    personal_key_arn: str


settings = from_environment(Settings)

_unwrapped: dict[str, tuple[float, "AESGCM"]] = {}
"""By wrapped key: when it was unwrapped (epoch seconds), and its cipher."""


def seal(text: str, context: str) -> str:
    """Return `text` sealed for the record that `context` names; each call returns another value.

    Raises:
        botocore.exceptions.ClientError: the keys cannot be read or unwrapped.
    """
    key = _keys()[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + _cipher(key).encrypt(nonce, text.encode(), context.encode())
    return f"{FORM}.{key['kid']}.{base64url.encode(sealed)}"


def unseal(value: str, context: str) -> str:
    """Return the text that was sealed for the record that `context` names.

    Raises:
        Unreadable: it was sealed for another record, was changed since, or its key is gone.
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
    """Return `text` sealed, None for None; see `seal`."""
    return None if text is None else seal(text, context)


def unseal_optional(value: str | None, context: str) -> str | None:
    """Return `value` unsealed, None for None; see `unseal`."""
    return None if value is None else unseal(value, context)


def stale(value: str) -> bool:
    """Tell whether `value` was sealed by another key than the present one.

    Raises:
        Unreadable: it is no sealed value.
    """
    kid, _ = _parts(value)
    return bool(kid != _keys()[0]["kid"])


def wrapping_context(kid: str) -> dict[str, str]:
    """Return the KMS encryption context under which the data key `kid` is wrapped."""
    return {"purpose": "tms-personal-data", "kid": kid}


def forget() -> None:
    """Forget the unwrapped keys (tests only)."""
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
