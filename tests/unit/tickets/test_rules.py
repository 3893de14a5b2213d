"""Tickets: what a paid booking becomes, what the token says of it, and who may see it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.bookings import booking
from tests.support.people import COMPANY, OTHER_COMPANY
from tms.bookings.booking import Passenger
from tms.kernel.access.caller import with_roles
from tms.kernel.money import Money
from tms.tickets import door
from tms.tickets.scan import Scan
from tms.tickets.ticket import Ticket, TicketStatus, tickets_of
from tms.tickets.verdict import WORDS, Boarding, Verdict
from tms.tickets.views import scan_view


def ticket() -> Ticket:
    return tickets_of(booking())[0]


def test_each_place_becomes_one_ticket_of_its_own_id_seat_passenger_and_price():
    made = booking("4A", "4B")
    issued = tickets_of(made)
    assert [(t.ticket_id, t.seat, t.passenger, t.price) for t in issued] == [
        (p.ticket_id, p.seat, p.passenger, Money(6000, "RWF")) for p in made.places
    ]
    assert {t.status for t in issued} == {TicketStatus.ISSUED}
    assert {(t.owner, t.booking_id, t.boarding) for t in issued} == {("acc_1", made.booking_id, None)}


def test_a_token_says_what_the_ticket_is_for_and_lasts_half_a_day_past_arrival():
    made = booking()
    claims = ticket().claims
    assert (claims.seat, claims.first_leg, claims.last_leg) == ("4A", 0, 2)
    assert claims.valid_until == int((made.arrival_at + timedelta(hours=12)).timestamp())


@pytest.mark.parametrize("status", TicketStatus)
def test_only_a_void_ticket_is_void_and_every_ticket_is_paid(status: TicketStatus):
    known = replace(ticket(), status=status).known
    assert known.void is (status is TicketStatus.VOID)
    assert known.paid


@pytest.mark.parametrize(
    ("subject", "role", "company", "sees"),
    [
        ("acc_1", "passenger", None, True),
        ("acc_2", "passenger", None, False),
        ("acc_2", "agent", COMPANY, True),
        ("acc_2", "agent", OTHER_COMPANY, False),
        ("acc_2", "driver", COMPANY, False),
    ],
)
def test_who_may_see_it(subject: str, role: str, company: str | None, sees: bool):
    assert ticket().visible_to(with_roles(subject, frozenset({role}), company)) is sees


def scan(verdict: Verdict, trip_id: str = "", boarding: Boarding | None = None) -> Scan:
    return Scan(trip_id or ticket().trip_id, "nonce-1", verdict.value, 100, 101, "acc_9", boarding)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words_and_a_colour(verdict: Verdict):
    view = scan_view(scan(verdict), None)
    assert (view.title, view.colour) == (WORDS[verdict].title, WORDS[verdict].colour)


def test_a_good_scan_shows_the_passenger_boarded():
    view = scan_view(scan(Verdict.OK), ticket(), Passenger("Aline", "+250788000001"))
    assert view.ticket is not None
    assert view.ticket.status is TicketStatus.BOARDED
    assert view.passenger is not None
    assert (view.seat, view.passenger.name) == ("4A", "Aline")


def test_a_ticket_of_another_trip_tells_the_driver_nothing_about_its_passenger():
    view = door.shown(door.Outcome(scan(Verdict.WRONG_TRIP, "trp_other"), ticket(), None))
    assert (view.ticket, view.seat, view.passenger) == (None, None, None)


def test_a_second_scan_names_the_first():
    view = scan_view(scan(Verdict.ALREADY_BOARDED, boarding=Boarding("nonce-0", 60, "acc_8")), ticket())
    assert view.boarded_before is not None
    assert (view.boarded_before.nonce, view.boarded_before.scanned_by) == ("nonce-0", "acc_8")
    assert view.boarded_before.scanned_at.timestamp() == 60
