"""The client's own key, to which its answer is encrypted: which ones are taken, and what comes back."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc import jwk

from tests.support import jwe
from tms.kernel.clock import epoch, freeze
from tms.kernel.errors import BadRequest
from tms.kernel.jwe import bodies, keys

NOW = datetime(2026, 12, 1, 6, tzinfo=UTC)
BOTH = pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])
GENERATION = jwe.generation("1")
KEYS = keys.private_keys([GENERATION])
PUBLIC = {"keys": keys.public_keys(GENERATION)}


@pytest.fixture(autouse=True)
def _at():
    with freeze(NOW):
        yield


def made(alg, reply_key):
    key = jwe.published(PUBLIC, alg)
    return jwe.by_hand(b"{}", key, {**jwe.header_for(key), "reply_key": reply_key})


def open_(text):
    return bodies.decrypt_body(text.encode(), KEYS, epoch())


def rsa_jwk(bits, e=65537, **change):
    numbers = rsa.generate_private_key(65537, bits).public_key().public_numbers()
    n, size = numbers.n, (bits + 7) // 8
    return {"kty": "RSA", "n": jwe.b64(n.to_bytes(size, "big")), "e": keys.text(e), **change}


class TestReplyKey:
    @BOTH
    @pytest.mark.parametrize(
        ("kty", "of"), [("EC", "P-256"), ("EC", "P-384"), ("OKP", "X25519"), ("RSA", 2048), ("RSA", 4096)]
    )
    def test_the_answer_opens_with_the_clients_private_key(self, alg, kty, of):
        public, private = jwe.new_reply_key(kty, of)
        opened = open_(made(alg, {**public, "kid": "mine"}))
        assert opened.reply_key is not None
        text = bodies.encrypt_body(
            b'{"a":1}', "application/json", opened.reply_key, reply_to=opened.jti, iat=epoch()
        )
        header, body = jwe.opened(text, private)
        header.pop("epk", None)
        assert header == {
            "alg": "RSA-OAEP-256" if kty == "RSA" else "ECDH-ES",
            "enc": "A256GCM",
            "cty": "application/json",
            "iat": epoch(),
            "reply_to": opened.jti,
            "kid": "mine",
        }
        assert body == b'{"a":1}'

    def test_two_answers_have_nothing_in_common(self):
        public, _ = jwe.new_reply_key()
        key = bodies.read_reply_key(public)
        one, other = (
            bodies.encrypt_body(b"{}", "application/json", key, reply_to="x", iat=1).split(".")
            for _ in range(2)
        )
        assert [a == b for a, b in zip(one, other, strict=True)] == [False, True, False, False, False]

    def test_what_a_browser_exports_beside_the_key_is_not_looked_at(self):
        public, _ = jwe.new_reply_key()
        key = bodies.read_reply_key({**public, "ext": True, "key_ops": []})
        assert bodies.encrypt_body(b"", "application/json", key, reply_to="x", iat=1)

    def weak(self, value):
        with pytest.raises(BadRequest) as caught:
            bodies.read_reply_key(value)
        assert caught.value.code == "bad_jwe"
        return caught.value.detail

    @BOTH
    @pytest.mark.parametrize("value", ["mine", None])
    def test_one_that_is_none_keeps_the_body_closed(self, alg, value):
        with pytest.raises(BadRequest, match="reply_key"):
            open_(made(alg, value))

    @pytest.mark.parametrize(("kty", "of"), [("EC", "P-256"), ("OKP", "X25519"), ("RSA", 2048), ("oct", 256)])
    def test_a_private_one(self, kty, of):
        private = jwk.generate_key(kty, of).as_dict(private=True)
        assert "private" in self.weak(private)

    @pytest.mark.parametrize("bits", [1024, 2040])
    def test_a_small_one(self, bits):
        assert "2048 to 4096" in self.weak(rsa_jwk(bits))

    def test_a_huge_one(self):
        n = (1 << 8191) + 1
        assert "2048 to 4096" in self.weak({"kty": "RSA", "n": keys.text(n), "e": "AQAB"})

    @pytest.mark.parametrize("e", [1, 2, 3, 2**2047 + 1])
    def test_another_exponent(self, e):
        assert "65537" in self.weak(rsa_jwk(2048, e))

    def test_an_even_modulus(self):
        assert "2048" in self.weak({"kty": "RSA", "n": keys.text(1 << 2047), "e": "AQAB"})

    @pytest.mark.parametrize(
        "change", [{"n": None}, {"e": None}, {"n": 5}, {"n": ""}, {"n": "+/="}, {"e": [1]}, {"n": "A"}]
    )
    def test_an_rsa_key_without_its_numbers(self, change):
        assert "2048" in self.weak(rsa_jwk(2048) | change)

    @pytest.mark.parametrize(
        ("kty", "crv"), [("EC", "P-521"), ("EC", "secp256k1"), ("OKP", "X448"), ("OKP", "Ed25519")]
    )
    def test_another_curve(self, kty, crv):
        assert "curve" in self.weak(jwk.generate_key(kty, crv).as_dict(private=False))

    @pytest.mark.parametrize("point", [(0, 0), (5, 7), (2**256 - 1, 1)])
    def test_a_point_off_the_curve(self, point):
        assert "can be encrypted to" in self.weak(jwe.ec_jwk(*point))

    @pytest.mark.parametrize("x", [bytes(32), b"\x01" + bytes(31), bytes(31), bytes(33), b""])
    def test_a_point_of_low_order_or_of_another_size(self, x):
        assert "can be encrypted to" in self.weak({"kty": "OKP", "crv": "X25519", "x": jwe.b64(x)})

    @pytest.mark.parametrize(
        "change", [{"x": None}, {"y": 5}, {"x": "é"}, {"x": "A"}, {"y": ["A"]}, {"x": {}}, {"x": "=" * 43}]
    )
    def test_a_point_without_its_numbers(self, change):
        assert "can be encrypted to" in self.weak(jwe.new_reply_key()[0] | change)

    @pytest.mark.parametrize("change", [{"alg": "RSA1_5"}, {"alg": "RSA-OAEP"}, {"use": "sig"}, {"alg": []}])
    def test_one_for_something_else(self, change):
        assert "encryption" in self.weak(jwe.new_reply_key()[0] | change)

    @pytest.mark.parametrize("kid", ["x" * 101, 5, [], {}])
    def test_an_odd_name(self, kid):
        assert "kid" in self.weak(jwe.new_reply_key()[0] | {"kid": kid})

    @pytest.mark.parametrize(
        "value", [None, "", 5, [], {}, {"kty": "RSA"}, {"kty": []}, {"kty": "oct", "x": "AA"}]
    )
    def test_no_key_at_all(self, value):
        assert "reply_key" in self.weak(value)
