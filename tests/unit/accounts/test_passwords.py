"""Passwords: the policy, and that only the very password opens."""

import gzip
import random
import string
from pathlib import Path

import bcrypt
import pytest

from infra import passwords as builder
from tms.accounts.passwords import common, hashing, policy
from tms.kernel.text import opaque

GOOD = "correct horse"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "ROUNDS", 4)


def test_real_hashes_cost_what_owasp_asks():
    """At least 10; nobody's hash costs the same, so that the time tells nothing."""
    assert hashing._NOBODYS_HASH.startswith(b"$2b$12$")


@pytest.mark.parametrize("password", ["12345867091", "a" * 71 + "b", "pässwörd", " leading and trailing "])
def test_passwords_that_the_policy_allows(password: str):
    assert policy.check_policy(password) == password


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("1234567", "at least 8"),
        ("", "at least 8"),
        ("a" * 72 + "b", "at most 72 bytes"),
        ("ä" * 36 + "b", "at most 72 bytes"),
        ("aaaaaaaaaa", "over and over"),
        ("12345678", "most common"),
        ("Password123", "most common"),
        (" iloveyou ", "most common"),
        ("\u00a0ILoveYou\u2003", "most common"),
        ("12345687", "most common"),
        ("michelle1", "most common"),
        ("jesusislord", "most common"),
        ("Kigali2026", "most common"),
        ("Murakoze@123", "most common"),
        ("admin@123", "most common"),
    ],
)
def test_passwords_that_it_does_not(password: str, why: str):
    with pytest.raises(ValueError, match=why):
        policy.check_policy(password)


NAMES = ("Aline Uwase", "aline.uwase@mail.example", None, "+250788123456")


@pytest.mark.parametrize(
    "password",
    [
        "Aline Uwase",
        "uwase-aline",
        "aline.uwase@mail.example",
        "AlineUwase",
        "+250788123456",
        "0788 123 456",
        "\u00c1line Uwas\u00e9",
        "A\u0301line Uwase",
        "Aline2026",
        "aline@1998!",
        "UWASE_uwase_7",
        "788123456",
        "0788123456ab",
        "aline.uwase99",
    ],
)
def test_what_everybody_knows_of_its_owner_is_no_password(password: str):
    with pytest.raises(ValueError, match="own name"):
        policy.check_personal(password, NAMES)


@pytest.mark.parametrize(
    "password",
    ["Aline Uwase and her 7 goats", "correct horse", "0788123457", "--------", "aline-boxes", "uwase-kettle"],
)
def test_what_only_its_owner_knows_may_hold_a_name(password: str):
    assert policy.check_personal(password, NAMES) == password


class TestFilterOfCommonPasswords:
    prefixes = common.FILTER.read_bytes()

    def test_it_holds_a_hundred_thousand_each_once_and_in_order(self):
        found = [self.prefixes[place : place + 4] for place in range(0, len(self.prefixes), 4)]
        assert len(found) > 100_000
        assert found == sorted(set(found))

    def test_its_first_and_last_are_found_and_their_neighbours_are_not(self, monkeypatch: pytest.MonkeyPatch):
        held = [self.prefixes[:4], self.prefixes[-4:]]
        for prefix in (*held, bytes(4), b"\xff" * 4):
            monkeypatch.setattr(common, "prefix_of", lambda _, found=prefix: found)
            assert common.is_common("") is (prefix in held)

    def test_hardly_any_other_password_is_taken_for_one_of_them(self):
        """One in 40,000 is. The draw is fixed."""
        source = random.Random(1)
        drawn = ("".join(source.choices(string.ascii_letters + string.digits, k=12)) for _ in range(40_000))
        assert sum(map(common.is_common, drawn)) < 6

    def test_it_is_built_from_the_heads_of_lists(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(builder, "MOST", 2)
        plain, packed = tmp_path / "list.txt", tmp_path / "list.txt.gz"
        plain.write_text("short\nPassword1\nbutterfly\nthe third of them\n")
        packed.write_bytes(gzip.compress(b"butterfly\nirakoze9"))
        words = [*builder.head(plain), *builder.head(packed)]
        assert words == ["Password1", "butterfly", "butterfly", "irakoze9"]
        assert len(builder.filter_of(words)) == 3 * common.PREFIX_BYTES

    def test_what_people_here_try_first_is_in_it(self):
        assert all(common.is_common(each) for each in builder.local() if len(each) >= policy.MIN_CHARACTERS)


def test_only_the_very_password_opens():
    stored = hashing.hashed(GOOD)
    assert hashing.matches(GOOD, stored)
    assert not hashing.matches(GOOD + " ", stored)
    assert not hashing.matches(GOOD.title(), stored)


TYPED = {
    "on Android": "Ma\u00f1ana-\u00c5ngstr\u00f6m-9 \u20ac",
    "on a Mac": "Man\u0303ana-A\u030angstro\u0308m-9 \u20ac",
    "in a French layout": "Ma\u00f1ana-\u00c5ngstr\u00f6m-9\u202f\u20ac",
    "with the sign of the unit": "Ma\u00f1ana-\u212bngstr\u00f6m-9\u00a0\u20ac",
}
"""One password as different keyboards send it."""


@pytest.mark.parametrize("chosen", TYPED)
@pytest.mark.parametrize("typed", TYPED)
def test_one_password_opens_whatever_keyboard_it_was_chosen_and_typed_on(chosen: str, typed: str):
    assert hashing.matches(TYPED[typed], hashing.hashed(TYPED[chosen]))
    assert policy.check_policy(TYPED[chosen]) == opaque(TYPED[typed])


@pytest.mark.parametrize("typed", TYPED.values())
def test_a_hash_of_the_raw_form_from_before_still_matches(typed: str):
    before = bcrypt.hashpw(typed.encode(), bcrypt.gensalt(4)).decode()
    assert hashing.matches(typed, before)
    assert not hashing.matches(typed.upper(), before)


def test_case_width_and_ligatures_belong_to_a_password():
    for one, other in (
        ("Stra\u00dfe 12345", "Strasse 12345"),
        ("\uff21line 12345", "Aline 12345"),
        ("\ufb01ne 12345", "fine 12345"),
    ):
        assert not hashing.matches(other, hashing.hashed(one))


def test_the_length_counts_in_the_normal_form():
    assert policy.check_policy("a\u0308b" * 24) == "\u00e4b" * 24
    with pytest.raises(ValueError, match="at least 8"):
        policy.check_policy("a\u0308" * 7)


def test_the_same_password_has_another_hash_each_time():
    assert hashing.hashed(GOOD) != hashing.hashed(GOOD)


def test_what_stands_behind_the_72nd_byte_counts_too():
    longest = "ab" * 36
    stored = hashing.hashed(longest)
    assert hashing.matches(longest, stored)
    assert not hashing.matches(longest + "x", stored)


def test_without_an_account_the_same_work_is_done_in_vain(monkeypatch: pytest.MonkeyPatch):
    seen = []
    check = bcrypt.checkpw

    def counted(secret: bytes, stored: bytes) -> bool:
        seen.append(stored)
        return check(secret, stored)

    monkeypatch.setattr(hashing, "_NOBODYS_HASH", hashing.hashed("nobody").encode())
    monkeypatch.setattr(bcrypt, "checkpw", counted)
    assert not hashing.matches("nobody", None)
    assert seen == [hashing._NOBODYS_HASH]
    stored = hashing.hashed("somebody")
    for typed, compared in (("wrong", 1), ("wrong \u00e5", 1), ("wrong a\u030a", 2)):
        for known in (None, stored):
            seen.clear()
            assert not hashing.matches(typed, known)
            assert len(seen) == compared
