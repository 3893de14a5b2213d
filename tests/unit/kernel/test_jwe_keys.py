"""The key pairs that bodies are encrypted to: what of them the world sees, and how small they are kept."""

import json
from typing import Any

from tests.support import jwe
from tms.kernel.jwe import keys

RING: list[dict[str, Any]] = [jwe.generation("1"), jwe.generation("2")]
PUBLIC = keys.public_keys(RING[0])


def test_what_is_published_has_no_private_member():
    assert [set(key) for key in PUBLIC] == [
        {"kid", "use", "alg", "kty", "n", "e"},
        {"kid", "use", "alg", "kty", "crv", "x", "y"},
    ]
    shown = json.dumps(PUBLIC)
    assert [part for part in ("p", "q", "d") if str(RING[0][part]) in shown] == []


def test_what_is_published_says_what_it_is_for():
    assert [(key["kid"], key["use"], key["alg"]) for key in PUBLIC] == [
        ("jwe-1-rsa", "enc", "RSA-OAEP-256"),
        ("jwe-1-ec", "enc", "ECDH-ES"),
    ]


def test_the_rsa_key_has_3072_bits():
    assert len(jwe.raw(PUBLIC[0]["n"])) * 8 == 3072


def test_each_generation_is_another():
    assert len({one[part] for one in RING for part in ("p", "q", "d")}) == 6


def test_four_generations_fit_a_parameter():
    ring = {"keys": [{**RING[0], "kid": "10", "made": 2**31}] * 4}
    assert len(json.dumps(ring, separators=(",", ":"))) < 4096
