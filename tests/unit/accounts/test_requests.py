"""What people type into the accounts' forms is forgiven what says nothing."""

import pytest

from tests.support.faults import faults
from tms.accounts.account import masked
from tms.accounts.requests import OneTimeCode, normal_form
from tms.kernel.http.reader import read
from tms.kernel.http.requests import Body


class Coded(Body):
    code: OneTimeCode


@pytest.mark.parametrize(
    "typed",
    [
        "123456",
        "123 456",
        "123-456",
        " 12 34 56\n",
        "123\u00a0456",
        "123\u202f456",
        "123\u2013456",
        "\u2066123456\u2069",
        "123\u200b456",
    ],
)
def test_a_code_may_be_typed_in_groups(typed: str):
    assert read(Coded, {"code": typed}).code == "123456"


@pytest.mark.parametrize("typed", ["12345", "1234567", "12345a", "123.456", "", "- -", 123456, "12345\u0666"])
def test_what_has_not_six_digits_is_no_code(typed: object):
    assert faults(Coded, {"code": typed}) == {"/code": "Give the six digits of the code."}


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("Aline@Mail.Example", "aline@mail.example"),
        ("x@m\u00fcnchen.example", "x@xn--mnchen-3ya.example"),
        ("+250 0788 123 456", "+250788123456"),
        ("0788\u2011123\u2011456", "+250788123456"),
    ],
)
def test_an_identifier_is_looked_up_in_its_normal_form(typed: str, normal: str):
    assert normal_form(typed) == normal


def test_a_masked_address_shows_its_domain_as_people_write_it():
    assert masked("aline@xn--mnchen-3ya.example") == "a***@m\u00fcnchen.example"
