"""What those who wait for seats are told, in each language, whatever their stations are called."""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.bookings import booking
from tms.bookings.booking import Place
from tms.bookings.waiting_list.entry import Wish
from tms.companies.company import LANGUAGES
from tms.kernel.money import Money
from tms.notifications.messages import SMS_CHARACTERS
from tms.notifications.waiting_texts import WORDS, ended, offered

LEAVES = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
LINK = "https://api.tms.example/prod/app/book/waiting/wle_01KB3V7C2D4F6H8J0K2M4N6P8R"
PLACES = re.compile(r"{\w+}")
GSM = re.compile(r"[A-Za-z0-9 .,:;/'?_-]*")

WISH = Wish("trp_1", "co_1", "Express", "stn_a", "A", "stn_b", "B", LEAVES, 0)
BOOKING = booking(
    origin="Kigali International Coach Terminal Nyabugogo",
    destination="Rubavu Petite Barriere Border Crossing",
    departure_at=LEAVES,
    places=[Place(f"tkt_{seat}", seat, None, Money(3500, "RWF")) for seat in ("1A", "1B")],
)


def test_there_are_words_in_every_language_of_the_platform():
    assert set(WORDS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_tells_the_same_things(language: str):
    for field in fields(WORDS["en"]):
        one, other = (set(PLACES.findall(getattr(WORDS[each], field.name))) for each in ("en", language))
        assert one == other, field.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", [LINK, ""])
def test_an_offer_fits_one_sms_with_its_link(language: str, link: str):
    message = offered(BOOKING, LEAVES - timedelta(hours=1), language, link)
    assert len(message.sms) <= SMS_CHARACTERS
    assert message.sms.endswith(link or ".")
    assert "05:00" in message.sms
    assert "RWF 7,000" in message.sms
    assert "1A, 1B" in message.mail
    assert link in message.mail
    assert GSM.fullmatch(message.sms)


def test_an_offer_that_ends_on_another_day_names_it():
    message = offered(BOOKING, LEAVES - timedelta(days=1), "en", "")
    assert message.sms.endswith("Pay before 21.11. 06:00.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_seat_came_fits_one_sms(language: str):
    long = replace(WISH, origin=BOOKING.origin, destination=BOOKING.destination)
    message = ended(long, language, missed=False)
    assert 0 < len(message.sms) <= SMS_CHARACTERS
    assert BOOKING.origin in message.mail


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_missed_offer_there_is_no_sms(language: str):
    message = ended(WISH, language, missed=True)
    assert message.sms == ""
    assert message.subject != ended(WISH, language, missed=False).subject


def test_a_link_that_is_too_long_makes_two_parts_and_is_whole():
    link = LINK + "x" * 100
    message = offered(BOOKING, LEAVES, "en", link)
    assert message.sms.endswith(link)
    assert "Kig-Rub" in message.sms
