"""A trip that is cancelled after it was delayed or got another bus, or while it gets one."""

import pytest

from tests.support import books
from tests.support.buying import expect, look, paid, sell
from tests.support.cancelling import cancel, follow, preview
from tests.support.cloud import Cloud
from tests.support.fleet import bought
from tests.support.people import DRIVER
from tests.support.planning import ask, calendar, searched, stored
from tests.support.provider import FakeProvider
from tests.support.swapping import swap
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.layout import drawn
from tms.kernel.conflicts import Conflicted
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(on_sale: str) -> Trip:
    return stored(on_sale)


@pytest.fixture
def wide(bus: Bus) -> Bus:
    return bought("RAB 777 W", layout=drawn("D...+", "xx.xx"))


def test_a_late_trip_leaves_the_calendars_of_its_bus_and_driver_and_the_search(trip: Trip, bus: Bus):
    expect(200, ask("delay_trip", trip.trip_id, body={"reason": "Snow.", "minutes": 720}))
    assert calendar(Kind.BUS, bus.bus_id) == [trip.trip_id]
    expect(200, cancel(trip.trip_id))
    assert (calendar(Kind.BUS, bus.bus_id), calendar(Kind.DRIVER, DRIVER["subject"])) == ([], [])
    assert searched() == []


def test_seats_that_moved_into_another_bus_are_cancelled_where_they_are(
    trip: Trip, wide: Bus, provider: FakeProvider, cloud: Cloud
):
    booking = sell(trip, provider, "1A", "2B")
    expect(200, swap(trip.trip_id, wide))
    assert [each["seat"] for each in look(booking)["tickets"]] == ["1A", "1B"]
    expect(200, cancel(trip.trip_id))
    assert follow(cloud) == []
    assert look(booking)["status"] == "CANCELLED"
    assert paid(booking)["status"] == "REFUNDING"
    found = books.audit(stored(trip.trip_id))
    assert {ticket.status.value for ticket in found.tickets.values()} == {"VOID"}
    assert all(not seat.claims for seat in found.seats.values())
    assert calendar(Kind.BUS, wide.bus_id) == []


def test_while_the_bus_is_swapped_it_is_not_cancelled_and_nothing_is_hidden(
    trip: Trip, wide: Bus, monkeypatch: pytest.MonkeyPatch
):
    def dies(*_: object, **__: object) -> None:
        raise Conflicted

    with monkeypatch.context() as patch:
        patch.setattr("tms.bookings.refit.move", dies)
        assert swap(trip.trip_id, wide).code == "busy"
    for reply in (cancel(trip.trip_id), preview(trip.trip_id)):
        assert (reply.status, reply.code) == (409, "bus_changing")
    assert len(searched()) == 1
    expect(200, swap(trip.trip_id, wide))
    expect(200, cancel(trip.trip_id))
