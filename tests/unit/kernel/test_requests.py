"""Phone numbers, e-mail addresses and the strictness of request bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.faults import faults
from tms.kernel.http.reader import read
from tms.kernel.http.requests import Body, Email, PersonName, Phone, e164, email


class Contact(Body):
    name: PersonName
    phone: Phone | None = None
    email: Email | None = None


@pytest.mark.parametrize(
    "written",
    [
        "+250788123456",
        "0788123456",
        "250788123456",
        "00250788123456",
        "+250 788 123 456",
        "0788-123-456",
        "(0788) 123.456",
    ],
)
def test_the_ways_to_write_one_rwandan_number(written: str):
    assert e164(written) == "+250788123456"


def test_numbers_of_other_countries_are_kept():
    assert e164("+256 772 123456") == "+256772123456"
    assert e164("0046 733 123450") == "+46733123450"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12345",
        "0688123456",
        "+0788123456",
        "+25078812345678901",
        "788123456",
        "07881234567",
        "phone",
        "+2507x",
    ],
)
def test_what_is_no_phone_number_is_refused(written: str):
    with pytest.raises(ValueError, match="country code"):
        e164(written)


def test_digits_of_other_scripts_are_no_phone_number():
    with pytest.raises(ValueError, match="phone number"):
        e164("+25078812345\u0663")


@given(st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True))
def test_a_normal_form_is_its_own_normal_form(number: str):
    assert e164(e164(number)) == number


def test_an_address_is_kept_in_lower_case():
    assert email("Aline.U+bus@Mail.Example") == "aline.u+bus@mail.example"


@pytest.mark.parametrize(
    "written",
    [
        "aline",
        "@mail.example",
        "aline@mail",
        "aline@mail.",
        "a b@mail.example",
        "aline@mail..example",
        "a@b@mail.example",
        "aline@mail.example\nBcc: all@mail.example",
        "a" * 65 + "@mail.example",
        "a@" + "m" * 250 + ".example",
        "aline,bosco@mail.example",
        "<aline@mail.example>",
        '"aline"@mail.example',
        "aline@mail.example,b",
        "al\u0131ne@mail.example",
    ],
)
def test_what_cannot_be_written_to_is_refused(written: str):
    with pytest.raises(ValueError, match="e-mail"):
        email(written)


def test_bodies_are_trimmed_and_hold_no_unknown_field():
    assert read(Contact, {"name": "  Aline "}).name == "Aline"
    assert faults(Contact, {"name": "Aline", "role": "owner"}) == {
        "/role": "There is no such field. Leave it out."
    }
    assert faults(Contact, {"name": "   "}) == {"/name": "Give a name of at most 100 characters."}
