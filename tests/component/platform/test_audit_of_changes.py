"""What staff changes is audited with the change: once, with neither without the other, and no one's data."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from tests.support import trips
from tests.support.audited import Audited, audited
from tests.support.buying import callback, expect, hold, pay, sell, start, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import WHEN, board, drive, undo
from tests.support.functions import Reply, call
from tests.support.network import SEATS, publish
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    COMPANY,
    DRIVER,
    INSPECTOR,
    PASSENGER,
    SUPERVISOR,
    key,
)
from tests.support.provider import FakeProvider
from tms.bookings.booking import MAX_PASSENGERS
from tms.kernel.clock import now, rfc3339
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import put_on_sale
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


def actions(cloud: Cloud) -> list[str]:
    return [each.action for each in audited(cloud)]


class TestSeatsHeldForCustomers:
    def test_tells_who_held_which_seats_for_how_much(self, trip: Trip, cloud: Cloud):
        booking = hold(trip, "1A", "2B", caller=AGENT)
        after = {
            "status": "HELD",
            "trip_id": trip.trip_id,
            "seats": ["1A", "2B"],
            "amount": 7000,
            "currency": "RWF",
        }
        wanted = Audited("booking.held", booking["booking_id"], AGENT["subject"], None, after)
        assert audited(cloud) == [wanted]

    def test_sent_again_it_is_audited_once(self, trip: Trip, cloud: Cloud):
        sent: dict[str, Any] = {"body": wish(trip, "1A"), "caller": AGENT, "headers": key()}
        assert [call("bookings/hold_seats", **sent).status for _ in range(3)] == [201] * 3
        assert actions(cloud) == ["booking.held"]

    def test_what_was_refused_was_no_change(self, trip: Trip, cloud: Cloud):
        hold(trip, "1A")
        assert call("bookings/hold_seats", body=wish(trip, "1A"), caller=AGENT, headers=key()).status == 409
        assert audited(cloud) == []

    def test_a_lost_race_leaves_no_record(self, trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(Transaction, "commit", _lose_all_seats)
        assert call("bookings/hold_seats", body=wish(trip, "1A"), caller=AGENT, headers=key()).status == 409
        assert audited(cloud) == []

    def test_customers_own_holds_are_theirs(self, trip: Trip, cloud: Cloud):
        hold(trip, "1A", caller=PASSENGER)
        hold(trip, "1B", caller=ANONYMOUS)
        assert cloud.items("audit") == []

    def test_it_stands_in_the_books_of_whose_seats_they_are(self, trip: Trip, cloud: Cloud):
        hold(trip, "1A", caller=AGENT)
        (item,) = cloud.items("audit")
        assert (item["pk"], item["actor_company"]) == (COMPANY, COMPANY)

    def test_the_largest_group_still_fits_into_one_transaction(self, cloud: Cloud):
        made = replace(trips.trip(legs=2), company_id=COMPANY)
        put_on_sale.put_on_sale(made)
        wanted = trips.wish(made.trip_id, range(1), [None] * MAX_PASSENGERS)
        body = msgspec.to_builtins(wanted)
        booking = expect(201, call("bookings/hold_seats", body=body, caller=AGENT, headers=key()))
        expect(202, start(booking, AGENT))
        written = {each.action for each in audited(cloud)}
        assert written == {"booking.held", "payment.begun"}


def _lose_all_seats(transaction: Transaction) -> None:
    raise ConditionFailed({f"seat {label}": None for label in SEATS})


class TestPayments:
    def test_tells_who_asked_for_how_much(self, trip: Trip, cloud: Cloud):
        booking = hold(trip)
        payment = pay(booking, AGENT)
        after = {
            "status": "PENDING",
            "booking_id": booking["booking_id"],
            "method": "momo",
            "amount": 3500,
            "currency": "RWF",
        }
        assert audited(cloud) == [
            Audited("payment.begun", payment["payment_id"], AGENT["subject"], None, after)
        ]

    def test_sent_again_it_is_audited_once(self, trip: Trip, cloud: Cloud):
        booking, headers = hold(trip), key()
        for _ in range(3):
            pay(booking, AGENT, **headers)
        assert start(booking, AGENT).status == 409  # one is running
        assert actions(cloud) == ["payment.begun"]

    def test_neither_customers_nor_the_provider_are_audited(
        self, trip: Trip, cloud: Cloud, provider: FakeProvider
    ):
        sell(trip, provider)
        assert cloud.items("audit") == []


class TestTrips:
    STEPS = ("open_boarding", "record_departure", "record_arrival")

    def step(self, trip: Trip, name: str) -> Reply:
        return call(f"trips/{name}", path={"trip_id": trip.trip_id}, caller=DRIVER)

    def test_each_step_tells_from_what_to_what(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        drive(trip, clock, *self.STEPS)
        states = ["PUBLISHED", "BOARDING", "DEPARTED", "ARRIVED"]
        assert audited(cloud) == [
            Audited(
                f"trip.{now.lower()}", trip.trip_id, DRIVER["subject"], {"status": before}, {"status": now}
            )
            for before, now in pairwise(states)
        ]

    def test_said_again_or_out_of_turn_it_is_no_change(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        clock.set(WHEN["record_departure"](trip))
        assert self.step(trip, "record_departure").status == 409
        assert [self.step(trip, "open_boarding").status for _ in range(2)] == [200, 200]
        assert actions(cloud) == ["trip.boarding"]

    def test_a_step_that_cannot_be_audited_is_not_made(
        self, trip: Trip, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        clock.set(WHEN["record_departure"](trip))
        monkeypatch.setattr("tms.kernel.access.audit.new_id", lambda _: "aud_00000000000000000000000000")
        assert self.step(trip, "open_boarding").status == 200
        assert self.step(trip, "record_departure").status == 409, "a record of that key is there"
        assert actions(cloud) == ["trip.boarding"]
        (item,) = cloud.items("trips", f"TRIP#{trip.trip_id}")
        assert item["status"] == "BOARDING"

    def test_what_staff_undo_is_told_with_their_reason(self, trip: Trip, cloud: Cloud, clock: HeldClock):
        board(trip, clock)
        clock.wait(1)
        assert [undo(trip, "BOARDING").status for _ in range(2)] == [200, 200]
        assert audited(cloud)[1:] == [
            Audited(
                "trip.undone",
                trip.trip_id,
                SUPERVISOR["subject"],
                {"status": "BOARDING"},
                {"status": "PUBLISHED", "reason": "The driver tapped the wrong trip."},
            )
        ]


class TestBoarding:
    def scan(self, trip: Trip, token: str, nonce: str, caller: Any) -> Reply:
        body = {"token": token, "nonce": nonce, "scanned_at": rfc3339(now())}
        return call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=caller)

    def test_tells_who_boarded_whom_once(
        self, trip: Trip, cloud: Cloud, provider: FakeProvider, clock: HeldClock
    ):
        ticket_id = sell(trip, provider)["tickets"][0]["ticket_id"]
        board(trip, clock)
        token = call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER).json["token"]
        scans = [("nonce-0001", INSPECTOR), ("nonce-0001", INSPECTOR), ("nonce-0002", DRIVER)]
        verdicts = [self.scan(trip, token, nonce, caller).json["verdict"] for nonce, caller in scans]
        assert verdicts == ["ok", "ok", "already_boarded"]
        (record,) = (each for each in audited(cloud) if each.target == ticket_id)
        assert (record.action, record.target, record.actor) == (
            "ticket.boarded",
            ticket_id,
            INSPECTOR["subject"],
        )
        assert (record.before, record.after and record.after["status"]) == ({"status": "ISSUED"}, "BOARDED")

    def test_a_code_that_boards_nobody_changes_nothing(self, trip: Trip, cloud: Cloud):
        assert self.scan(trip, "FORGED", "nonce-0001", DRIVER).json["verdict"] == "forged"
        assert audited(cloud) == []


def test_no_name_phone_or_address_of_a_customer_is_audited(trip: Trip, cloud: Cloud, provider: FakeProvider):
    booking = hold(trip, "1A", caller=AGENT)
    payment = pay(booking, AGENT)
    provider.approve(payment["payment_id"])
    callback(payment)
    kept = " ".join(str(item) for item in cloud.items("audit"))
    assert sorted(actions(cloud)) == ["booking.held", "payment.begun"]
    for personal in ("Passenger", "+250", "aline@"):
        assert personal not in kept
