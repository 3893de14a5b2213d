"""Messages: people are told what they bought, briefly enough for one SMS."""

import pytest

from tests.unit.bookings import booking
from tms.notifications import messages
from tms.notifications.messages import SMS_CHARACTERS, Message
from tms.payments.provider import FailureCode

SHORT = booking().booking_id[-8:]
FULL_BUS = [f"{row}{letter}" for row in range(1, 12) for letter in "ABCD"]
LONG = booking(*FULL_BUS, company="A Company With A Name That Is Much Too Long For It", origin="X" * 60)


def every(made=None) -> list[Message]:
    made = made or booking()
    failures = [messages.payment_failed(made, code.words) for code in FailureCode]
    return [messages.confirmed(made), messages.refunded(made), *failures]


def test_a_confirmation_tells_what_was_bought():
    told = messages.confirmed(booking("4A", "4B"))
    assert told.subject == "Your tickets Nyabugogo - Rubavu, 22 November 2026"
    for fact in (
        SHORT,
        "Ikirere Express",
        "08:00",
        "12:00",
        "Seat 4A: Passenger 4A, RWF 6,000",
        "RWF 12,000",
    ):
        assert fact in told.mail
    assert told.sms == (f"Paid. Nyabugogo-Rubavu 22.11. 08:00, seat 4A, 4B, Ikirere Express. Booking {SHORT}")


@pytest.mark.parametrize("code", FailureCode)
def test_a_failure_tells_why_and_what_to_do(code: FailureCode):
    told = messages.payment_failed(booking(), code.words)
    assert code.words in told.mail
    assert "you can pay again" in told.mail
    assert code.words in told.sms
    assert SHORT in told.subject


def test_money_that_went_back_is_told_with_its_amount():
    told = messages.refunded(booking("4A", "4B"))
    assert "RWF 12,000" in told.mail
    assert "RWF 12,000" in told.sms
    assert SHORT in told.sms


@pytest.mark.parametrize("made", [booking(), LONG], ids=["usual", "long"])
def test_each_is_one_sms_of_the_plain_alphabet(made):
    for message in every(made):
        assert len(message.sms) <= SMS_CHARACTERS == 160
        assert message.sms.isascii()


def test_a_text_that_is_too_long_says_that_it_goes_on():
    assert messages.confirmed(LONG).sms.endswith("...")
    assert len(messages.confirmed(LONG).sms) == 160


def test_no_subject_is_longer_than_a_line():
    assert all("\n" not in message.subject for message in every(LONG))
