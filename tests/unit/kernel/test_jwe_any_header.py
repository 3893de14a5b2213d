"""Whatever stands in a header, a body opens or is refused in the one way."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import jwe
from tests.support.sizes import sized
from tms.kernel.clock import epoch
from tms.kernel.errors import BadRequest, Problem
from tms.kernel.jwe import bodies, keys

GENERATION = jwe.generation("1")
KEYS = keys.private_keys([GENERATION])
PUBLIC = {"keys": keys.public_keys(GENERATION)}
NAMES = [
    "alg",
    "enc",
    "kid",
    "iat",
    "jti",
    "reply_key",
    "epk",
    "apu",
    "apv",
    "typ",
    "cty",
    "zip",
    "crit",
    "b64",
]
PARTS = ["kty", "crv", "x", "y", "n", "e", "d", "k", "use", "alg", "kid", "key_ops"]

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50)
known = st.sampled_from(
    ["RSA", "EC", "OKP", "P-256", "P-384", "X25519", "RSA-OAEP-256", "ECDH-ES", "A256GCM", "AQAB", "A" * 43]
)
keys_like = st.dictionaries(st.sampled_from(PARTS), plain | known, max_size=6)
anything = st.recursive(
    plain | known | keys_like,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def refusal(raw: bytes) -> str:
    """Return the code with which a JWE is refused, empty if it opens."""
    try:
        bodies.decrypt_body(raw, KEYS, epoch())
    except Problem as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])
@settings(deadline=None, max_examples=sized(150, soak=5000))
@given(change=st.dictionaries(st.sampled_from(NAMES), anything, max_size=3))
def test_any_header_that_is_sealed_with_its_body(alg: str, change: dict[str, Any]):
    key = jwe.published(PUBLIC, alg)
    header = {**jwe.header_for(key), **change}
    enc = header["enc"] if isinstance(header["enc"], str) else "A256GCM"
    encrypted = jwe.by_hand(b"{}", key, {**header, "enc": enc})
    raw = encrypted if enc == header["enc"] else jwe.with_header(encrypted, change)
    assert refusal(raw.encode()) in {"", "bad_jwe"}


@settings(deadline=None, max_examples=sized(150, soak=5000))
@given(jwk=keys_like | anything)
def test_any_reply_key(jwk: Any):
    try:
        key = bodies.read_reply_key(json.loads(json.dumps(jwk)))
    except BadRequest:
        return
    assert bodies.encrypt_body(b"{}", "application/json", key, reply_to="x", iat=0)


@settings(deadline=None, max_examples=sized(150, soak=5000))
@given(raw=st.binary(max_size=300) | st.lists(st.binary(max_size=40), min_size=5, max_size=5).map(b".".join))
def test_any_bytes(raw: bytes):
    assert refusal(raw) in {"bad_jwe", "body_too_large"}
