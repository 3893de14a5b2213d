"""The ticket token: all genuine ones verify, nothing else does, and each ticket has one text."""

import base64
import json
import random
from pathlib import Path
from typing import Any

import base45
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sizes import sized
from tms.kernel.ulid import TEXT_LENGTH as ULID_LENGTH
from tms.kernel.ulid import UlidError, bytes_to_ulid, new_ulid, ulid_to_bytes
from tms.tickets.keys import Keyring, KeysError, PublicKeys
from tms.tickets.token import (
    TEXT_LENGTH,
    TOKEN_LENGTH,
    TicketClaims,
    TokenError,
    UnknownKey,
    issue,
    scanned,
    verify,
    verify_offline,
)

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "tickets.json").read_text())
RING = Keyring.parse(VECTORS["ring"])
PUBLIC = PublicKeys.parse(VECTORS["jwks"])
KEY: dict[str, Any] = VECTORS["ring"]["keys"][0]
JWK: dict[str, Any] = VECTORS["jwks"]["keys"][1]
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
SHARDS = sized(1, soak=8)
TICKETS = sized(2000, soak=100_000)

ulids = st.binary(min_size=16, max_size=16).map(bytes_to_ulid)
claims_of_any_ticket = st.builds(
    lambda ticket, trip, seat, legs, until: TicketClaims(
        "tkt_" + ticket, "trp_" + trip, seat, legs[0], legs[1], until
    ),
    ulids,
    ulids,
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=4),
    st.tuples(st.integers(0, 254), st.integers(1, 255)).filter(lambda legs: legs[0] < legs[1]),
    st.integers(0, 2**32 - 1),
)


def online(text: str) -> str:
    """What the server says to a text: "ok" or the code of the error."""
    try:
        verify(text, RING)
    except TokenError as error:
        return error.code
    return "ok"


def offline(text: str) -> str:
    """What a phone without network says to a text."""
    try:
        verify_offline(text, PUBLIC)
    except TokenError as error:
        return error.code
    return "ok"


def random_claims(source: random.Random) -> TicketClaims:
    """Any bytes in every field, those of separators, quotes and line ends among them."""
    first = source.randrange(255)
    return TicketClaims(
        ticket_id="tkt_" + bytes_to_ulid(source.randbytes(16)),
        trip_id="trp_" + bytes_to_ulid(source.randbytes(16)),
        seat="".join(chr(source.randrange(0x21, 0x7F)) for _ in range(source.randrange(1, 5))),
        first_leg=first,
        last_leg=source.randrange(first + 1, 256),
        valid_until=source.randrange(2**32),
    )


def flip(text: str, bit: int) -> str:
    """Return the text of the token with one bit of its bytes changed; a pair of bytes is three characters."""
    pair = bit // 16
    raw = bytearray(base45.b45decode(text[3 * pair : 3 * pair + 3]))
    raw[bit % 16 // 8] ^= 0x80 >> bit % 8
    changed: bytes = base45.b45encode(bytes(raw))
    return text[: 3 * pair] + changed.decode() + text[3 * pair + 3 :]


def named(vector: dict[str, Any]) -> str:
    return str(vector["name"])


@pytest.mark.parametrize("vector", VECTORS["tokens"], ids=named)
def test_server_and_phone_give_the_published_answer(vector):
    assert online(vector["text"]) == vector["online"]
    assert offline(vector["text"]) == vector["offline"]


@pytest.mark.parametrize("vector", [vector for vector in VECTORS["tokens"] if "claims" in vector], ids=named)
def test_genuine_text_is_made_and_read_as_published(vector):
    claims = TicketClaims(**vector["claims"])
    key = next(key for key in VECTORS["ring"]["keys"] if key["kid"] == vector["signed_by"])
    assert issue(claims, Keyring.parse({"keys": [key]})) == vector["text"]
    assert verify(vector["text"], RING) == verify_offline(vector["text"], PUBLIC) == claims


@pytest.mark.parametrize("vector", VECTORS["readers"], ids=named)
def test_what_readers_add_around_a_token_is_no_part_of_it(vector):
    assert scanned(vector["sent"]) == vector["text"]
    assert online(scanned(vector["sent"])) == offline(scanned(vector["sent"])) == "ok"


@given(claims_of_any_ticket, st.text("\r\n\t\x02\x03\x1d\ufeff"), st.text("\r\n\t\x1d"))
def test_the_token_of_any_ticket_is_found_in_what_a_reader_sends(claims, before, behind):
    text = issue(claims, RING)
    assert scanned(before + text + behind) == scanned(before + text.lower() + behind) == text


@given(st.text())
def test_what_holds_no_token_is_refused_as_well_as_before(text):
    assert online(scanned(text)) == "malformed"


@pytest.mark.soak
@pytest.mark.parametrize("shard", range(SHARDS))
def test_of_many_tickets_all_verify_and_none_survives_a_flipped_bit(shard):
    source = random.Random(shard)
    for _ in range(TICKETS // SHARDS):
        claims = random_claims(source)
        text = issue(claims, RING)
        assert len(text) == TEXT_LENGTH
        assert verify(text, RING) == claims
        changed = flip(text, source.randrange(TOKEN_LENGTH * 8))
        assert online(changed) != "ok", changed


def test_every_bit_counts_for_the_server_and_for_the_phone():
    text = issue(random_claims(random.Random(1)), RING)
    for bit in range(TOKEN_LENGTH * 8):
        changed = flip(text, bit)
        assert online(changed) != "ok", bit
        assert offline(changed) != "ok", bit


def test_every_character_counts_for_the_server_and_for_the_phone():
    source = random.Random(2)
    text = issue(random_claims(source), RING)
    for place, present in enumerate(text):
        for character in source.sample(CHARACTERS.replace(present, "") + "a#\n\u00e9", 6):
            changed = text[:place] + character + text[place + 1 :]
            assert online(changed) != "ok", place
            assert offline(changed) != "ok", place


@given(claims_of_any_ticket)
def test_what_is_issued_is_read_back_online_and_offline(claims):
    text = issue(claims, RING)
    assert verify(text, RING) == verify_offline(text, PUBLIC) == claims
    assert issue(claims, RING) == text


@given(st.text())
def test_any_text_is_refused_without_another_error(text):
    assert online(text) == "malformed"


@given(st.binary(min_size=TOKEN_LENGTH - 2, max_size=TOKEN_LENGTH - 2), st.sampled_from([1, 5]))
def test_any_bytes_behind_a_good_header_are_forged_for_both(rest, kid):
    text = base45.b45encode(bytes([1, kid]) + rest).decode()
    assert online(text) == "forged"
    assert offline(text) == "forged"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ticket_id": "trp_01KAJ5T0000000000000000001"}, "tkt_"),
        ({"ticket_id": "tkt_01kaj5t0000000000000000001"}, "ULID"),
        ({"trip_id": "trp_01KAJ5T000000000000000000"}, "ULID"),
        ({"seat": ""}, "seat"),
        ({"seat": "12ABC"}, "seat"),
        ({"seat": "4 A"}, "seat"),
        ({"seat": "4\u00c9"}, "seat"),
        ({"first_leg": -1}, "Legs"),
        ({"first_leg": 3}, "Legs"),
        ({"last_leg": 256}, "Legs"),
        ({"valid_until": -1}, "validity"),
        ({"valid_until": 2**32}, "validity"),
    ],
    ids=str,
)
def test_claims_that_have_no_bytes_are_not_issued(change, why):
    good = VECTORS["tokens"][0]["claims"]
    with pytest.raises(ValueError, match=why):
        TicketClaims(**{**good, **change})


class TestRotation:
    old, new = VECTORS["ring"]["keys"][1], VECTORS["ring"]["keys"][0]
    claims = TicketClaims(**VECTORS["tokens"][0]["claims"])

    def test_first_key_signs_and_old_tickets_still_verify(self):
        before = issue(self.claims, Keyring.parse({"keys": [self.old]}))
        rotated = Keyring.parse({"keys": [self.new, self.old]})
        after = issue(self.claims, rotated)
        assert base45.b45decode(after)[1] == self.new["kid"]
        assert verify(before, rotated) == verify(after, rotated) == self.claims

    def test_key_announced_at_the_end_does_not_sign_yet(self):
        announced = Keyring.parse({"keys": [self.old, self.new]})
        assert base45.b45decode(issue(self.claims, announced))[1] == self.old["kid"]
        assert [key["kid"] for key in announced.jwks()["keys"]] == ["tkt-1", "tkt-5"]

    def test_ticket_of_a_removed_key_is_unknown(self):
        before = issue(self.claims, Keyring.parse({"keys": [self.old]}))
        after = Keyring.parse({"keys": [self.new]})
        with pytest.raises(UnknownKey):
            verify(before, after)
        with pytest.raises(UnknownKey):
            verify_offline(before, PublicKeys.parse(after.jwks()))


class TestKeys:
    def test_stored_text_and_parsed_json_are_the_same_ring(self):
        assert Keyring.parse(json.dumps(VECTORS["ring"])).jwks() == RING.jwks()

    def test_public_part_is_a_jwk_without_secrets(self):
        jwk = RING.signing.jwk()
        assert jwk == JWK
        assert set(jwk) == {"kty", "crv", "kid", "use", "alg", "x"}

    def test_secrets_are_not_shown(self):
        assert repr(RING) == "Keyring(signing=TicketKey(kid=5))"

    def test_keys_of_access_tokens_are_no_ticket_keys(self):
        assert sorted(PUBLIC.keys) == [1, 5]

    @pytest.mark.parametrize(
        "document",
        ["", "[]", "{}", '{"keys": {}}', '{"keys": []}', '{"keys": [1]}', {"keys": [KEY, KEY]}]
        + [{"keys": [{**KEY, "kid": kid}]} for kid in (0, 256, "5", True, None, 5.0)]
        + [
            {"keys": [{**KEY, part: value}]}
            for part in ("seed", "mac")
            for value in (None, "", "AAAA", "A", "*" * 43, base64.b64encode(bytes(33)).decode())
        ],
        ids=lambda document: str(document)[:60],
    )
    def test_ring_that_is_not_whole_is_refused_and_not_quoted(self, document):
        with pytest.raises(KeysError) as caught:
            Keyring.parse(document)
        assert KEY["seed"] not in str(caught.value)

    @pytest.mark.parametrize(
        "keys",
        [
            [],
            [{**JWK, "kid": "access-1"}],
            [{**JWK, "kid": "tkt-256"}],
            [{**JWK, "kid": "tkt-05"}],
            [{**JWK, "crv": "X25519"}],
            [{**JWK, "x": "AAAA"}],
            [JWK, JWK],
        ],
        ids=str,
    )
    def test_jwks_without_good_ticket_keys_is_refused(self, keys):
        with pytest.raises(KeysError):
            PublicKeys.parse({"keys": keys})


class TestUlid:
    @given(st.binary(min_size=16, max_size=16))
    def test_bytes_have_one_text(self, raw):
        text = bytes_to_ulid(raw)
        assert len(text) == ULID_LENGTH
        assert ulid_to_bytes(text) == raw

    def test_known_moment(self):
        # the example of the ULID specification's time part: 2016-07-30T23:54:10.259Z
        assert new_ulid(1469922850259, bytes(10)) == "01ARZ3NDEK" + "0" * 16

    @given(
        st.integers(0, 2**48 - 2), st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10)
    )
    def test_a_later_moment_sorts_after(self, moment, one, other):
        assert new_ulid(moment, one) < new_ulid(moment + 1, other)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "0" * 25,
            "0" * 27,
            "8" + "0" * 25,
            "0" * 25 + "a",
            *("0" * 25 + letter for letter in "ILOU-\u0663"),
        ],
    )
    def test_other_texts_are_refused(self, text):
        with pytest.raises(UlidError):
            ulid_to_bytes(text)

    @pytest.mark.parametrize("raw", [b"", bytes(15), bytes(17)])
    def test_other_lengths_are_refused(self, raw):
        with pytest.raises(UlidError):
            bytes_to_ulid(raw)

    @pytest.mark.parametrize(("moment", "randomness"), [(-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9))])
    def test_parts_that_do_not_fit_are_refused(self, moment, randomness):
        with pytest.raises(UlidError):
            new_ulid(moment, randomness)
