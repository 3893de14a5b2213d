"""Passwords: the policy, and that only the very password opens."""

import bcrypt
import pytest

from tms.accounts.passwords import hashing, policy

GOOD = "correct horse"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "ROUNDS", 4)


def test_real_hashes_cost_what_owasp_asks():
    """At least 10; nobody's hash costs the same, so that the time tells nothing."""
    assert hashing._NOBODYS_HASH.startswith(b"$2b$12$")


@pytest.mark.parametrize("password", ["12345687", "a" * 71 + "b", "pässwörd", " leading and trailing "])
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
    ],
)
def test_passwords_that_it_does_not(password: str, why: str):
    with pytest.raises(ValueError, match=why):
        policy.check_policy(password)


NAMES = ("Aline Uwase", "aline.uwase@mail.example", None, "+250788123456")


@pytest.mark.parametrize(
    "password",
    ["Aline Uwase", "uwase-aline", "aline.uwase@mail.example", "AlineUwase", "+250788123456", "0788 123 456"],
)
def test_what_everybody_knows_of_its_owner_is_no_password(password: str):
    with pytest.raises(ValueError, match="own name"):
        policy.check_personal(password, NAMES)


@pytest.mark.parametrize(
    "password", ["Aline Uwase and her 7 goats", "correct horse", "0788123457", "--------"]
)
def test_what_only_its_owner_knows_may_hold_a_name(password: str):
    assert policy.check_personal(password, NAMES) == password


def test_the_list_holds_nothing_that_another_rule_refuses_before():
    assert all(len(each) >= policy.MIN_CHARACTERS for each in policy.COMMON)
    assert all(each == each.casefold() for each in policy.COMMON)


def test_only_the_very_password_opens():
    stored = hashing.hashed(GOOD)
    assert hashing.matches(GOOD, stored)
    assert not hashing.matches(GOOD + " ", stored)
    assert not hashing.matches(GOOD.title(), stored)


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
