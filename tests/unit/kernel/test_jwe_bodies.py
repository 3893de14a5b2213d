"""Encrypted bodies: what opens, and everything that does not."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.support import jwe
from tms.kernel.clock import epoch, freeze
from tms.kernel.errors import BadRequest, PayloadTooLarge
from tms.kernel.http.routes import MAX_BODY_BYTES
from tms.kernel.jwe import bodies, keys

NOW = datetime(2026, 12, 1, 6, tzinfo=UTC)
BODY = {"identifier": "aline@example.com", "password": "correct horse battery"}
BOTH = pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])

RING = [{**jwe.generation("1"), "made": 0}, {**jwe.generation("2"), "made": 1}]
KEYS = keys.private_keys(RING)
PUBLIC = {"keys": keys.public_keys(RING[0])}
RSA, EC = (jwe.published(PUBLIC, alg) for alg in ("RSA-OAEP-256", "ECDH-ES"))
DOES_NOT_OPEN = "The JWE does not open: it was changed on the way, or made for another key."


@pytest.fixture(autouse=True)
def _at():
    with freeze(NOW):
        yield


def open_(text):
    return bodies.decrypt_body(text.encode(), KEYS, epoch())


def refused(text):
    """Return the sentence with which a JWE is refused."""
    with pytest.raises(BadRequest) as caught:
        open_(text)
    assert caught.value.code == "bad_jwe"
    return caught.value.detail


def made(alg, body=BODY, reply_key=None, **more):
    key = jwe.published(PUBLIC, alg)
    return jwe.by_library(body, key, jwe.header_for(key, reply_key, **more))


class TestGood:
    @BOTH
    def test_a_body_made_by_the_library_opens(self, alg):
        jti = str(uuid4())
        opened = open_(made(alg, jti=jti.upper()))
        assert json.loads(opened.plaintext) == BODY
        assert (opened.jti, opened.iat, opened.reply_key) == (jti, epoch(), None)

    @BOTH
    def test_a_body_made_by_hand_after_the_rfc_opens(self, alg):
        key = jwe.published(PUBLIC, alg)
        assert open_(jwe.by_hand(b"{}", key, jwe.header_for(key))).plaintext == b"{}"

    @BOTH
    def test_an_older_generation_still_opens(self, alg):
        key = jwe.published({"keys": keys.public_keys(RING[1])}, alg)
        assert open_(jwe.by_hand(b"{}", key, jwe.header_for(key))).plaintext == b"{}"

    @BOTH
    def test_an_empty_body_is_one(self, alg):
        assert open_(made(alg, b"")).plaintext == b""

    @BOTH
    @pytest.mark.parametrize("media", ["json", "application/json"])
    def test_the_header_may_name_the_media_type(self, alg, media):
        assert json.loads(open_(made(alg, cty=media, typ="JOSE")).plaintext) == BODY

    def test_party_names_are_part_of_the_agreement(self):
        assert json.loads(open_(made("ECDH-ES", apu="QWxpbmU", apv="VE1T")).plaintext) == BODY

    @BOTH
    @pytest.mark.parametrize("off", [-300, 300])
    def test_a_clock_may_be_five_minutes_off(self, alg, off):
        assert open_(made(alg, iat=epoch() + off)).iat == epoch() + off

    @BOTH
    def test_the_largest_body_opens_and_a_larger_one_is_too_large(self, alg):
        assert len(open_(made_by_hand(alg, bytes(MAX_BODY_BYTES))).plaintext) == MAX_BODY_BYTES
        with pytest.raises(PayloadTooLarge) as caught:
            open_(made_by_hand(alg, bytes(MAX_BODY_BYTES + 1)))
        assert caught.value.code == "body_too_large"


def made_by_hand(alg, body):
    key = jwe.published(PUBLIC, alg)
    return jwe.by_hand(body, key, jwe.header_for(key))


class TestTampered:
    @BOTH
    @pytest.mark.parametrize("part", range(5))
    def test_no_bit_of_any_part_can_be_changed(self, alg, part):
        text = made(alg)
        size = len(jwe.raw(text.split(".")[part]))
        step = 1 if part in {2, 4} else 1 + size // 24  # each of the IV and the tag, a sample of the others
        for bit in range(0, 8 * size, step):
            refused(jwe.tampered(text, part, bit))

    @BOTH
    @pytest.mark.parametrize("part", [1, 3, 4])
    def test_what_is_behind_the_header_has_one_answer(self, alg, part):
        text = made(alg)
        if part != 1 or alg == "RSA-OAEP-256":
            assert refused(jwe.tampered(text, part, 5)) == DOES_NOT_OPEN

    @BOTH
    @pytest.mark.parametrize("part", range(5))
    def test_parts_of_two_jwes_do_not_mix(self, alg, part):
        parts, others = made(alg).split("."), made(alg, {"other": 1}).split(".")
        if parts[part] != others[part]:
            parts[part] = others[part]
            refused(".".join(parts))

    @BOTH
    @pytest.mark.parametrize("part", range(5))
    @pytest.mark.parametrize("end", ["=", "==", "A", "+", "/", "\n", "é"])
    def test_base64url_has_one_form(self, alg, part, end):
        parts = made(alg).split(".")
        parts[part] += end
        refused(".".join(parts))

    @BOTH
    def test_letters_that_mean_the_same_bytes_are_refused(self, alg):
        head, _, tag = made(alg).rpartition(".")
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        last = letters.index(tag[-1])
        for other in range(last + 1, last + 16):  # sixteen bytes leave four bits of the last letter unused
            refused(f"{head}.{tag[:-1]}{letters[other]}")

    def test_direct_agreement_has_no_encrypted_key(self):
        parts = made("ECDH-ES").split(".")
        parts[1] = jwe.b64(bytes(32))
        assert refused(".".join(parts)) == DOES_NOT_OPEN

    def test_the_wrong_key_and_the_wrong_tag_have_the_same_answer(self):
        other = {**keys.public_keys(keys.new_generation("9"))[1], "kid": EC["kid"]}
        wrong_key = refused(jwe.by_hand(b"{}", other, jwe.header_for(other)))
        assert wrong_key == refused(jwe.tampered(made("ECDH-ES"), 4, 0)) == DOES_NOT_OPEN

    def test_rsa_for_another_key_has_the_same_answer(self):
        other = {**jwe.published({"keys": keys.public_keys(RING[1])}, "RSA-OAEP-256"), "kid": RSA["kid"]}
        assert refused(jwe.by_hand(b"{}", other, jwe.header_for(other))) == DOES_NOT_OPEN

    def test_a_content_key_of_another_length_has_the_same_answer(self):
        text = jwe.by_hand(b"{}", RSA, jwe.header_for(RSA), cek=bytes(16))
        assert refused(text) == DOES_NOT_OPEN


class TestOtherAlgorithms:
    @pytest.mark.parametrize(
        "alg",
        ["dir", "none", "RSA1_5", "RSA-OAEP", "RSA-OAEP-384", "ECDH-ES+A256KW", "A256KW", "A256GCMKW",
         "PBES2-HS256+A128KW", "HS256", "rsa-oaep-256", "", None, 1, ["ECDH-ES"], {"ECDH-ES": 1}],
    )  # fmt: skip
    def test_alg(self, alg):
        for key in (RSA, EC):
            assert refused(jwe.with_header(made(key["alg"]), {"alg": alg})).startswith("alg is to be")

    def test_pbes2_costs_nothing_however_often_it_wants_to_be_hashed(self, monkeypatch):
        monkeypatch.setattr("joserfc.jwe.decrypt_compact", None)
        change = {"alg": "PBES2-HS512+A256KW", "p2s": "AAAAAAAAAAA", "p2c": 2**31 - 1}
        assert refused(jwe.with_header(made("RSA-OAEP-256"), change)).startswith("alg is to be")
        assert "nothing else" in refused(jwe.with_header(made("RSA-OAEP-256"), {"p2c": 2**31 - 1}))

    @pytest.mark.parametrize("enc", ["A128CBC-HS256", "A256CBC-HS512", "A128GCM", "C20P", "", None, 256, []])
    def test_enc(self, enc):
        for key in (RSA, EC):
            assert refused(jwe.with_header(made(key["alg"]), {"enc": enc})) == "enc is to be A256GCM."

    @BOTH
    @pytest.mark.parametrize("enc", ["A128CBC-HS256", "A128GCM"])
    def test_a_sound_jwe_of_another_cipher(self, alg, enc):
        refused(made(alg, enc=enc))

    @BOTH
    def test_a_compressed_body(self, alg):
        bomb = made(alg, bytes(200_000), zip="DEF")
        assert len(bomb) < 4000
        assert "nothing else" in refused(bomb)

    @pytest.mark.parametrize("kid", [None, "", "jwe-9-rsa", "tkt-1", 1, ["jwe-1-rsa"], "x" * 2000])
    def test_a_kid_that_is_none_of_ours(self, kid):
        assert refused(jwe.with_header(made("RSA-OAEP-256"), {"kid": kid})).startswith("kid names no key")

    def test_a_kid_of_the_other_algorithm(self):
        assert "is for ECDH-ES" in refused(made("RSA-OAEP-256", kid=EC["kid"]))
        assert "is for RSA-OAEP-256" in refused(made("ECDH-ES", kid=RSA["kid"]))

    @BOTH
    @pytest.mark.parametrize(
        "more",
        [{"crit": ["exp"], "exp": 1}, {"crit": []}, {"b64": False}, {"b64": False, "crit": ["b64"]},
         {"jwk": {"kty": "oct", "k": "AA"}}, {"jku": "https://evil.example"}, {"x5u": "https://evil.example"},
         {"x5c": []}, {"p2c": 1}, {"zip": None, "tag": "AA"}, {"kty": "RSA"}],
    )  # fmt: skip
    def test_a_header_that_could_change_how_it_is_read(self, alg, more):
        assert "nothing else" in refused(jwe.with_header(made(alg), more))

    @BOTH
    @pytest.mark.parametrize("cty", ["JWT", "text/plain", "application/jose", "", 1, ["json"]])
    def test_a_body_of_another_media_type(self, alg, cty):
        assert refused(made_with(alg, cty=cty)) == "cty is to be application/json."

    @BOTH
    @pytest.mark.parametrize("name", ["typ", "apu", "apv"])
    def test_texts_are_texts(self, alg, name):
        assert "texts" in refused(made_with(alg, **{name: 5}))


def made_with(alg, **more):
    """A JWE whose header is encrypted with what the library would not put into one."""
    key = jwe.published(PUBLIC, alg)
    return jwe.by_hand(b"{}", key, {**jwe.header_for(key), **more})


class TestForm:
    @pytest.mark.parametrize(
        "text",
        ["", ".", "....", ".....", "a.b.c.d", "a.b.c.d.e.f", "{}", "null", "\x00", "é....", "💥" * 100,
         "." * 100_000, "[" * 100_000],
    )  # fmt: skip
    def test_no_jwe_at_all(self, text):
        refused(text)

    @BOTH
    def test_json_serialization_is_not_read(self, alg):
        names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
        flattened = dict(zip(names, made(alg).split("."), strict=True))
        assert "compact" in refused(json.dumps(flattened))
        recipients = [{"encrypted_key": flattened.pop("encrypted_key")}]
        assert "compact" in refused(json.dumps({**flattened, "recipients": recipients}))

    @pytest.mark.parametrize(
        "header",
        [b"", b"null", b"[]", b"1", b'"alg"', b"{", b"\xff\xfe", b"[" * 2500, b'{"a":' * 600,
         b'{"iat": ' + b"1" * 2900 + b"}", b'{"alg":"ECDH-ES","alg":"RSA-OAEP-256"}', b'{"iat":NaN}'],
    )  # fmt: skip
    def test_a_header_that_is_no_object(self, header):
        _, _, rest = made("RSA-OAEP-256").partition(".")
        refused(f"{jwe.b64(header)}.{rest}")

    def test_a_name_that_comes_twice(self):
        _, _, rest = made("RSA-OAEP-256").partition(".")
        twice = json.dumps(jwe.header_for(RSA))[:-1] + ', "kid": "jwe-1-rsa"}'
        assert "no JSON object" in refused(f"{jwe.b64(twice.encode())}.{rest}")

    def test_a_header_without_end(self):
        assert "characters" in refused(made_with("RSA-OAEP-256", typ="x" * 4000))

    @BOTH
    @pytest.mark.parametrize(("part", "size"), [(1, 900), (2, 8), (2, 16), (4, 4), (4, 12), (4, 15), (4, 17)])
    def test_parts_of_another_size(self, alg, part, size):
        parts = made(alg).split(".")
        parts[part] = jwe.b64(jwe.raw(parts[part])[:size].ljust(size, b"\0"))
        assert "not the parts that A256GCM makes" in refused(".".join(parts))

    @BOTH
    @pytest.mark.parametrize(
        "jti",
        [None, "", "1", 5, True, ["a"], "3f0f7c1e6f0a4d0e9d430f6a2a1f7b52",
         "{3f0f7c1e-6f0a-4d0e-9d43-0f6a2a1f7b52}",
         "urn:uuid:3f0f7c1e-6f0a-4d0e-9d43-0f6a2a1f7b52", "3f0f7c1e-6f0a-4d0e-9d43-0f6a2a1f7b52\n",
         "3f0f7c1e-6f0a-4d0e-9d43-0f6a2a1f7b5x"],
    )  # fmt: skip
    def test_jti_is_a_uuid(self, alg, jti):
        assert (
            refused(jwe.with_header(made(alg), {"jti": jti})) == "jti is to be a new UUID for each request."
        )

    @BOTH
    @pytest.mark.parametrize("iat", [None, "1764568800", 1764568800.0, True, [], float("inf"), float("nan")])
    def test_iat_is_a_whole_number(self, alg, iat):
        assert "whole seconds" in refused(jwe.with_header(made(alg), {"iat": iat}))

    @BOTH
    @pytest.mark.parametrize("off", [-301, 301, -(10**9), 10**400, -(10**400)])
    def test_iat_is_now(self, alg, off):
        assert "our clock" in refused(jwe.with_header(made(alg), {"iat": epoch() + off}))


class TestEphemeralKey:
    def epk(self, **change):
        key = EC
        point = {**jwe.new_reply_key()[0], **change}
        return jwe.by_hand(b"{}", key, {**jwe.header_for(key), "epk": point})

    def test_a_point_off_the_curve_opens_nothing(self):
        x, y = 5, 7  # on no P-256: 49 is not 125 - 15 + b
        assert refused(self.epk(**jwe.ec_jwk(x, y))) == DOES_NOT_OPEN

    def test_the_zero_point_opens_nothing(self):
        assert refused(self.epk(**jwe.ec_jwk(0, 0))) == DOES_NOT_OPEN

    def test_a_number_beyond_the_field_opens_nothing(self):
        assert refused(self.epk(x=jwe.b64(b"\xff" * 32))) == DOES_NOT_OPEN

    @pytest.mark.parametrize(
        "change",
        [{"kty": "OKP"}, {"kty": "RSA"}, {"crv": "P-384"}, {"crv": "secp256k1"}, {"crv": ["P-256"]},
         {"d": "AA"}, {"x": ""}, {"y": None}, {"x": 5}, {"y": "A" * 42}, {"x": "A" * 44}],
    )  # fmt: skip
    def test_a_key_of_another_kind(self, change):
        assert "public JWK on the curve" in refused(self.epk(**change))

    @pytest.mark.parametrize("epk", [None, "", 5, [], True])
    def test_no_key_at_all(self, epk):
        text = made_with("ECDH-ES", epk=epk)
        assert "epk" in refused(text)

    def test_it_belongs_to_ecdh(self):
        assert "epk" in refused(made_with("RSA-OAEP-256", epk=jwe.new_reply_key()[0]))
        assert "epk" in refused(jwe.with_header(made("ECDH-ES"), {"epk": None}))
