"""The short codes of tickets."""

import re

import pytest

from tms.tickets import codes


def test_a_code_has_eight_signs_that_nobody_mixes_up_and_that_make_no_word():
    made = {codes.new_code() for _ in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"[0-9BCDFGHJKMNPQRSTVWXZ]{8}", each) for each in made)


def test_every_sign_is_used():
    assert set("".join(codes.new_code() for _ in range(500))) == set(codes.ALPHABET)
    assert len(codes.ALPHABET) == 29


@pytest.mark.parametrize(
    "typed", ["7KQD92M1", "7KQD-92M1", "7kqd 92m1", " 7KQD92M1 ", "7KQD-92MI", "7kqd92ml", "7KQD - 92M1"]
)
def test_a_code_is_read_as_people_type_it(typed: str):
    assert codes.read(typed) == "7KQD92M1"


def test_the_letter_o_is_read_as_zero():
    assert codes.read("OKQD92MO") == "0KQD92M0"


@pytest.mark.parametrize("typed", ["", "7KQD92M", "7KQD92M12", "7KQD92MA", "7KQD92MU", "é" * 8, "7KQD/92M1"])
def test_what_is_no_code(typed: str):
    assert codes.read(typed) is None


def test_what_is_shown_is_read():
    code = codes.new_code()
    assert codes.shown(code) == f"{code[:4]}-{code[4:]}"
    assert codes.read(codes.shown(code)) == code
