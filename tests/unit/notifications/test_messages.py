"""Messages: people are told what they bought, briefly enough for one SMS."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.bookings import booking
from tms.bookings.booking import BookingStatus, Reseated, Unsold
from tms.kernel.money import Money
from tms.notifications import messages
from tms.notifications.messages import SMS_CHARACTERS, Instead, Message
from tms.payments.payment import in_words
from tms.payments.provider import FailureCode

SHORT = booking().booking_id[-8:]
FULL_BUS = [f"{row}{letter}" for row in range(1, 12) for letter in "ABCD"]
LONG = booking(*FULL_BUS, company="A Company With A Name That Is Much Too Long For It", origin="X" * 60)


def every(made=None, names=None) -> list[Message]:
    made = made or booking()
    failures = [messages.payment_failed(made, code.words) for code in FailureCode]
    back = [messages.refunded(made, in_words(reason)) for reason in Unsold]
    why = names[0] if names else "Rain"
    ended = [messages.cancelled(made, why, [instead()], paid=paid) for paid in (False, True)]
    return [messages.confirmed(made, names or names_of(made)), *back, *failures, *ended]


def instead(hours: int = 2, company: str = "Umucyo Coaches") -> Instead:
    leaves = booking().departure_at + timedelta(hours=hours)
    return Instead(company, leaves, leaves + timedelta(hours=4), Money(5500, "RWF"))


def names_of(made) -> list[str]:
    return [f"Passenger {place.seat}" for place in made.places]


def test_a_confirmation_tells_what_was_bought():
    told = messages.confirmed(booking("4A", "4B"), ["Aline", "Bosco"])
    assert told.subject == "Your tickets Nyabugogo - Rubavu, 22 November 2026"
    for fact in (
        SHORT,
        "Ikirere Express",
        "08:00",
        "12:00",
        "Seat 4A: Aline, RWF 6,000",
        "Seat 4B: Bosco, RWF 6,000",
        "RWF 12,000",
    ):
        assert fact in told.mail
    assert told.sms == f"Paid. Booking {SHORT}: 22.11. 08:00 Nyabugogo-Rubavu, seat 4A, 4B, Ikirere Express"


@pytest.mark.parametrize("count", [1, 7, 12, 21, 45])
@pytest.mark.parametrize("origin", ["Nyabugogo", "X" * 60])
def test_the_sms_of_any_booking_has_the_reference_the_departure_and_each_seat_named_or_counted(
    count: int, origin: str
):
    labels = [f"{row}{letter}" for row in range(1, 13) for letter in "ABCD"][:count]
    made = booking(*labels, origin=origin, destination="Y" * 60)
    text = messages.confirmed(made, names_of(made)).sms
    assert len(text) <= 160
    assert text.startswith(f"Paid. Booking {SHORT}: 22.11. 08:00 ")
    seats = text.partition(", seat ")[2].partition(", Ik")[0]
    named, _, more = seats.partition(" and ")
    assert len(named.split(", ")) + int(more.removesuffix(" more") or 0) == count
    assert named.split(", ") == labels[: len(named.split(", "))]


@pytest.mark.parametrize(
    ("passengers", "end"),
    [
        (21, "4D, 5A, 5B, 5C, 5D, 6A, Ikirere Express"),
        (24, "5D, 6A, 6B, 6C, 6D"),
        (30, "5A, 5B, 5C, 5D, 6A, 6B and 8 more"),
    ],
)
def test_the_sms_for_many_passengers_has_the_reference_and_leaves_out_the_company_before_a_seat(
    passengers: int, end: str
):
    made = booking(*FULL_BUS[:passengers])
    text = messages.confirmed(made, names_of(made)).sms
    assert text.startswith(f"Paid. Booking {SHORT}: 22.11. 08:00 Nyabugogo-Rubavu, seat 1A, 1B, 1C, ")
    assert text.endswith(end)


def test_the_mail_of_an_overnight_trip_says_the_day_of_the_arrival():
    leaves = booking().departure_at.replace(hour=22)
    mail = messages.confirmed(
        booking(departure_at=leaves, arrival_at=leaves + timedelta(hours=4)), ["Aline"]
    ).mail
    assert "Departure 22 November 2026 at 22:00, arrival 23 November 2026 at 02:00\n" in mail


def test_the_mail_of_a_trip_within_the_day_says_the_time_of_the_arrival_alone():
    assert "Departure 22 November 2026 at 08:00, arrival 12:00\n" in messages.confirmed(booking(), ["A"]).mail


@pytest.mark.parametrize("code", FailureCode)
def test_a_failure_tells_why_and_what_to_do(code: FailureCode):
    told = messages.payment_failed(booking(), code.words)
    assert code.words in told.mail
    assert "you can pay again" in told.mail
    assert told.sms == "", "an SMS costs, and anybody can let payments fail"
    assert SHORT in told.subject


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (BookingStatus.HELD, "you can pay again"),
        (BookingStatus.EXPIRED, "no longer held"),
        (BookingStatus.CONFIRMED, "Another payment has paid"),
        (BookingStatus.CANCELLED, "has cancelled the trip"),
    ],
)
def test_a_failure_tells_what_can_still_be_done_about_the_seats(status: BookingStatus, told: str):
    mail = messages.payment_failed(booking(status=status), "No.").mail
    assert told in mail
    assert ("pay again" in mail) is (status is BookingStatus.HELD)


@pytest.mark.parametrize(
    ("reason", "true"),
    [
        (Unsold.PAID_ALREADY, "already paid by another payment"),
        (Unsold.SALES_CLOSED, "no longer on sale"),
        (Unsold.SEATS_GONE, "the seats are taken"),
        (Unsold.TRIP_CANCELLED, "cancelled the trip"),
        (Unsold.RELEASED, "given up before the payment came"),
    ],
)
def test_money_that_went_back_is_told_with_its_amount_and_the_true_reason(reason: Unsold, true: str):
    told = messages.refunded(booking("4A", "4B"), in_words(reason))
    for text in (told.mail, told.sms):
        assert "RWF 12,000" in text
        assert SHORT in text
        assert true in text


@pytest.mark.parametrize("breaker", ["\n", "\r\n", "\u2028", "\x0b", "\x85"])
def test_no_name_makes_a_line_or_a_header_of_its_own(breaker: str):
    evil = f"Aline{breaker}Total RWF 0"
    made = booking(company=evil, origin=evil, destination=evil)
    plain = booking(company="C", origin="O", destination="D")
    for message, usual in zip(every(made, [evil]), every(plain), strict=True):
        assert breaker not in message.subject + message.sms
        assert len(message.mail.splitlines()) == len(usual.mail.splitlines())


def test_a_name_keeps_the_joiners_within_its_words():
    name = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"
    assert all(name in message.mail for message in every(booking(company=name, origin=name), [name]))


@pytest.mark.parametrize("made", [booking(), LONG], ids=["usual", "long"])
def test_each_is_one_sms_of_the_plain_alphabet(made):
    for message in every(made):
        assert len(message.sms) <= SMS_CHARACTERS == 160
        assert message.sms.isascii()


def test_a_name_that_is_too_long_says_that_it_goes_on():
    assert f"{'X' * 27}...-Rubavu, seat 1A, 1B" in messages.confirmed(LONG, names_of(LONG)).sms
    few = booking("4A", company="C" * 200)
    assert messages.confirmed(few, ["Aline"]).sms.endswith("CCC...")
    assert len(messages.confirmed(few, ["Aline"]).sms) == 160


def test_no_subject_is_longer_than_a_line():
    assert all("\n" not in message.subject for message in every(LONG))


class TestCancelled:
    def test_who_has_paid_is_told_why_what_comes_back_and_what_leaves_next(self):
        told = messages.cancelled(
            booking("4A", "4B"), "The road is closed.", [instead(), instead(26)], paid=True
        )
        assert told.subject == "Cancelled: Nyabugogo - Rubavu, 22 November 2026"
        for fact in (
            "Ikirere Express has cancelled your trip Nyabugogo - Rubavu, 22 November 2026 at 08:00",
            SHORT,
            "The company's reason: The road is closed.",
            "RWF 12,000 goes back to the account that paid",
            "The next trips that have 2 free seats",
            "22 November 2026 10:00, arrival 14:00: Umucyo Coaches, RWF 5,500 a seat",
            "23 November 2026 10:00, arrival 14:00",
        ):
            assert fact in told.mail
        assert told.sms == (
            f"Cancelled: booking {SHORT}, 22.11. 08:00 Nyabugogo-Rubavu. RWF 12,000 goes back. "
            "Next: 10:00, 23.11. 10:00"
        )

    def test_who_held_seats_gets_no_sms_and_is_promised_money_only_if_some_is_on_its_way(self):
        told = messages.cancelled(booking(), "Rain", [], paid=False)
        assert told.sms == ""
        assert "RWF" not in told.mail
        assert "If you have paid in this moment, the money goes back by itself." in told.mail

    def test_those_who_may_choose_another_trip_are_told_until_when(self):
        made = booking()
        may = replace(made, choose_until=int(made.departure_at.timestamp()))
        told = messages.cancelled(may, "Rain", [instead(1)], paid=True)
        assert "Until 22 November, 08:00 you may take another trip of " in told.mail
        assert "instead, at no cost." in told.mail
        assert "goes back, or choose another trip until 08:00. Next: " in told.sms
        assert (
            len(messages.cancelled(replace(LONG, choose_until=1), "Rain", [], paid=True).sms)
            <= SMS_CHARACTERS
        )

    def test_without_another_trip_it_says_so(self):
        told = messages.cancelled(booking(), "Rain", [], paid=True)
        assert "No trip of that day or the next one has enough free seats." in told.mail
        assert "Next" not in told.sms

    def test_an_arrival_on_another_day_is_told_with_its_day(self):
        told = messages.cancelled(booking(), "Rain", [instead(15)], paid=True)
        assert "22 November 2026 23:00, arrival 23 November 2026 at 03:00" in told.mail

    def test_a_reason_that_is_not_known_is_left_out(self):
        assert "reason" not in messages.cancelled(booking(), "", [], paid=True).mail

    def test_the_sms_names_as_many_departures_as_it_has_room_for(self):
        text = messages.cancelled(LONG, "Rain", [instead(hours) for hours in range(1, 30)], paid=True).sms
        assert len(text) <= SMS_CHARACTERS
        assert "goes back. Next: 09:00" in text


def reseated(**before: str):
    """A booking of the seats 7A and 7B, some of which were others before the bus was swapped."""
    made = booking("7A", "7B")
    told = {
        place.ticket_id: Reseated(place.seat, before[place.seat], "swp_1")
        for place in made.places
        if place.seat in before
    }
    return replace(made, swap_id="swp_1", reseated=told)


def test_of_another_bus_each_passenger_is_told_the_seat():
    told = messages.bus_swapped(reseated(**{"7B": "9D"}), ["Aline", "Bosco"], "RAC 1 A")
    assert told.subject == "Another bus: Nyabugogo - Rubavu, 22 November 2026"
    assert "  Seat 7A: Aline\n  Seat 7B instead of 9D: Bosco\n" in told.mail
    assert "(RAC 1 A)" in told.mail
    assert told.sms == f"Another bus: booking {SHORT}, 22.11. 08:00 Nyabugogo-Rubavu, seat 7B instead of 9D."


def test_a_lower_class_is_told_of_a_new_seat_and_of_one_that_stays():
    made = reseated(**{"7B": "9D"})
    kept, moved = (place.ticket_id for place in made.places)
    both = {kept: ("vip", "standard"), moved: ("vip", "economy")}
    told = messages.bus_swapped(made, ["Aline", "Bosco"], "", both)
    assert "  Seat 7A, class standard instead of vip: Aline\n" in told.mail
    assert "  Seat 7B instead of 9D, class economy instead of vip: Bosco\n" in told.mail
    assert "2 seats are of a lower class than before; no other one was free." in told.mail
    stays = messages.bus_swapped(reseated(), ["Aline", "Bosco"], "", {kept: ("vip", "standard")})
    assert "You keep your seats" in stays.mail
    assert "A seat is of a lower class than before" in stays.mail
    assert stays.sms.endswith("seat 7A, class standard instead of vip.")


def test_who_keeps_all_seats_gets_a_mail_alone():
    told = messages.bus_swapped(reseated(), ["Aline", "Bosco"], "")
    assert "You keep your seats" in told.mail
    assert told.sms == ""


def test_a_swap_before_the_last_one_is_not_told_again():
    made = replace(reseated(**{"7B": "9D"}), swap_id="swp_2")
    assert messages.bus_swapped(made, ["Aline", "Bosco"], "").sms == ""


def test_the_seats_of_many_fit_one_sms():
    made = booking(*FULL_BUS, origin="X" * 60, destination="Y" * 60)
    told = {place.ticket_id: Reseated(place.seat, "9D", "swp_1") for place in made.places}
    text = messages.bus_swapped(replace(made, swap_id="swp_1", reseated=told), names_of(made), "").sms
    assert len(text) <= SMS_CHARACTERS
    assert " more." in text


class TestALongDelay:
    @pytest.mark.parametrize(("minutes", "chosen"), [(59, False), (60, True)])
    def test_passengers_are_told_what_they_may_choose(self, minutes: int, chosen: bool):
        made = booking(status=BookingStatus.CONFIRMED)
        late = timedelta(minutes=minutes)
        told = messages.delayed(made, made.departure_at + late, made.arrival_at + late)
        assert ("cancel for the whole price, or take another trip of" in told.mail) is chosen
        assert told.sms.endswith(" You may cancel for the whole price.") is chosen

    def test_those_who_have_not_paid_choose_nothing(self):
        made = booking(status=BookingStatus.HELD)
        late = timedelta(hours=2)
        told = messages.delayed(made, made.departure_at + late, made.arrival_at + late)
        assert "whole price" not in told.mail + told.sms
