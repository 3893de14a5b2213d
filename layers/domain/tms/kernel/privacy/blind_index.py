"""Blind indexes: a sealed value is found by its keyed hash (HMAC-SHA256), which tells nothing without a key.

An index is `<kid>.<hex>`. Values are looked up by the index under the first key of the ring. While keys
rotate, each value is written under every key.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tms.kernel import base64url
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The parameter with the keys of the indexes."""

    index_keys_parameter: str


settings = from_environment(Settings)


def index(kind: str, value: str) -> str:
    """Return the index of `value` under the first key.

    Args:
        kind: what the value is, `email` or `code`; the same text has another index for each kind.
        value: in its normal form, such as E.164 for a phone.

    Raises:
        botocore.exceptions.ClientError: the keys cannot be read; there is no default.
    """
    return _index(_keys()[0], kind, value)


def indexes(kind: str, value: str) -> list[str]:
    """Return the indexes of `value` under every key, the first key's first; see `index`."""
    return [_index(key, kind, value) for key in _keys()]


def kids() -> list[str]:
    """Return the ids of the keys, the first key's first."""
    return [key["kid"] for key in _keys()]


def kid_of(index: str) -> str:
    """Return the id of the key that an index was made under."""
    return index.partition(".")[0]


def matches(kind: str, value: str, kept: str) -> bool:
    """Tell whether `kept` is an index of `value` under any key, in a time that depends on neither."""
    return matches_any(kind, value, [kept])


def matches_any(kind: str, value: str, kept: Sequence[str]) -> bool:
    """Tell whether one of `kept` is an index of `value` under any key; the time tells their number alone."""
    made = indexes(kind, value)
    alike = [hmac.compare_digest(each.encode(), one.encode()) for each in made for one in kept]
    return any(alike)


def _keys() -> list[Mapping[str, str]]:
    keys: list[Mapping[str, str]] = secret(settings().index_keys_parameter)["keys"]
    return keys


def _index(key: Mapping[str, str], kind: str, value: str) -> str:
    digest = hmac.new(base64url.decode(key["key"]), kind.encode() + b"\0" + value.encode(), hashlib.sha256)
    return f"{key['kid']}.{digest.hexdigest()}"
