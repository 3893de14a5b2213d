"""A trip under way gets another bus or driver: what counts is from now on, not what either did before."""

from datetime import timedelta

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.driving import depart, drive, step
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import DRIVER, OTHER_DRIVER, SUPERVISOR
from tests.support.planning import LEAVES, calendar, change, plan, stored, wanted
from tests.support.swapping import REASON, preview, swap
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.for_trips import calendars
from tms.fleet.layout import drawn
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(on_sale: str) -> Trip:
    """A trip whose bus has the seats 1A 1B 2A 2B; it runs from six to ten."""
    return stored(on_sale)


@pytest.fixture
def wide(bus: Bus) -> Bus:
    """A bus with the seats 1A 1B 1C 1D."""
    return bought("RAC 100 A", layout=drawn("D...+", "xx.xx"))


class TestTakenOver:
    """The bus breaks down at eight, two hours after it left. Another one has arrived from its own trip."""

    @pytest.fixture
    def eight(self, trip: Trip, wide: Bus, clock: HeldClock) -> str:
        early = expect(201, plan(wanted(wide, LEAVES - timedelta(hours=3), OTHER_DRIVER, publish=True)))
        clock.set(LEAVES - timedelta(hours=3, minutes=10))
        drive(stored(early["trip_id"]), clock, "open_boarding", "record_departure", caller=OTHER_DRIVER)
        depart(trip, clock)
        drive(stored(early["trip_id"]), clock, "record_arrival", caller=OTHER_DRIVER)
        clock.set(LEAVES + timedelta(hours=2))
        return str(early["trip_id"])

    def test_who_has_arrived_is_free_from_then_on(self, trip: Trip, wide: Bus, eight: str):
        query = {"trip_id": trip.trip_id}
        seen = expect(200, call("trips/get_availability", query=query, caller=SUPERVISOR))
        free = {each["bus_id"] for each in seen["buses"] if each["free"]}
        assert wide.bus_id in free
        assert [each["free"] for each in seen["drivers"]] == [True, True]
        assert preview(trip.trip_id, wide)["possible"] is True
        expect(200, swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]))
        assert calendar(Kind.BUS, wide.bus_id) == [eight, trip.trip_id]
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [eight, trip.trip_id]

    def test_and_so_is_the_driver_alone(self, trip: Trip, eight: str):
        expect(200, change(trip.trip_id, driver_id=OTHER_DRIVER["subject"]))
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [eight, trip.trip_id]

    def test_not_a_bus_whose_next_trip_begins_before_the_arrival(self, trip: Trip, wide: Bus, eight: str):
        expect(201, plan(wanted(wide, LEAVES + timedelta(hours=4), OTHER_DRIVER)))
        assert swap(trip.trip_id, wide).code == "bus_busy"

    def test_behind_midnight_its_end_follows_the_arrival_as_ever(self, bus: Bus, wide: Bus, clock: HeldClock):
        leaves = LEAVES.replace(hour=23)
        late = expect(201, plan(wanted(bus, leaves, publish=True)))["trip_id"]
        depart(stored(late), clock)
        clock.set(leaves + timedelta(hours=3, minutes=10))  # ten past midnight of UTC
        expect(200, swap(late, wide))
        clock.wait(1800)
        expect(200, step("record_arrival", late))
        [until] = [each.window.ends for each in calendars.assignments_from(Kind.BUS, wide.bus_id, 0)]
        assert until == clock.epoch + 1800, "the turnaround"


class TestTheSameBus:
    def test_for_another_driver_it_is_not_swapped(self, trip: Trip, bus: Bus):
        body = {"bus_id": bus.bus_id, "driver_id": OTHER_DRIVER["subject"], "reason": REASON}
        assert swap(trip.trip_id, bus, driver_id=OTHER_DRIVER["subject"]).code == "same_bus"
        path = {"trip_id": trip.trip_id}
        reply = call("trips/preview_bus_swap", path=path, body=body, caller=SUPERVISOR)
        assert (reply.status, reply.code) == (409, "same_bus")
        assert stored(trip.trip_id).driver_id == DRIVER["subject"]

    def test_after_a_swap_neither(self, trip: Trip, wide: Bus):
        expect(200, swap(trip.trip_id, wide))
        assert swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]).code == "same_bus"
