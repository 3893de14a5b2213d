"""Phone numbers: one number has one normal form, however it is written, and fits its country's plan."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from tms.kernel.phone import e164

MOBILES = {
    phonenumbers.format_number(number, PhoneNumberFormat.E164): phonenumbers.ndd_prefix_for_region(
        region, True
    )
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    if (number := phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE))
}
"""A mobile number of each country, with the trunk prefix that is dialled at home."""

REFUSE_THEIR_TRUNK_PREFIX = {"+573211234567"}
"""Colombia's 0 is dialled before landlines alone."""


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
        "0788/123456",
    ],
)
def test_the_ways_to_write_one_rwandan_number(written: str):
    assert e164(written) == "+250788123456"


@pytest.mark.parametrize(
    "written", ["+250 0788 123 456", "002500788123456", "2500788123456", "+250 (0) 788 123 456"]
)
def test_the_zero_of_home_behind_the_country_code_is_dropped(written: str):
    assert e164(written) == "+250788123456"


@pytest.mark.parametrize(
    "written",
    [
        "\u202a+250 788 123 456\u202c",
        "\ufeff0788123456",
        "0788\u200b123\u200b456",
        "+250\u00ad788\u00ad123\u00ad456\u200e",
        "+250\u00a0788\u202f123\u2009456",
        "0788\u2011123\u2011456",
        "0788\u2013123\u2014456",
        "+250\u2010788\u2212123456",
    ],
)
def test_a_number_may_be_pasted_with_invisible_marks_and_typographic_dashes(written: str):
    assert e164(written) == "+250788123456"


def test_numbers_of_other_countries_are_kept():
    assert e164("+256 772 123456") == "+256772123456"
    assert e164("0046 733 123450") == "+46733123450"
    assert e164("+353 1 461 2345") == "+35314612345"


@pytest.mark.parametrize("number", MOBILES)
def test_a_mobile_number_of_any_country_is_one_number_with_and_without_its_trunk_prefix(number: str):
    assert e164(number) == number
    code = str(phonenumbers.parse(number).country_code)
    home = number.removeprefix(f"+{code}")
    if (prefix := MOBILES[number]) and number not in REFUSE_THEIR_TRUNK_PREFIX:
        assert e164(f"+{code} {prefix} {home}") == number


def test_a_range_that_the_plan_does_not_know_passes_if_it_is_as_long_as_a_mobile_number():
    unknown = "+250700000000"
    assert not phonenumbers.is_valid_number(phonenumbers.parse(unknown))
    assert e164(unknown) == unknown


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+25078812345", "few"),
        ("+2507881234", "few"),
        ("+2507881234567", "many"),
        ("+25078812345678901", "many"),
        ("+25677212345", "few"),
        ("+2567721234567", "many"),
        ("+4477009001", "few"),
        ("+120255501", "few"),
        ("+120255501234", "many"),
    ],
)
def test_a_number_has_the_length_of_its_country(written: str, digits: str):
    with pytest.raises(ValueError, match=rf"^This has too {digits} digits for the country code \+\d+\.$"):
        e164(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12345",
        "0688123456",
        "+0788123456",
        "788123456",
        "07881234567",
        "phone",
        "+2507x",
        "+250-FLOWERS-12",
        "+250788123456 ext. 7",
        "++250788123456",
        "+999788123456",
        "+250788123456+250788123457",
    ],
)
def test_what_is_no_phone_number_is_refused(written: str):
    with pytest.raises(ValueError, match="country code, as"):
        e164(written)


def test_digits_of_other_scripts_are_no_phone_number():
    with pytest.raises(ValueError, match="phone number"):
        e164("+25078812345\u0663")


@given(st.from_regex(r"(\+|00)?[1-9][0-9]{7,14}", fullmatch=True) | st.sampled_from(sorted(MOBILES)))
def test_a_normal_form_is_its_own_normal_form(written: str):
    try:
        number = e164(written)
    except ValueError:
        return
    assert e164(number) == number
