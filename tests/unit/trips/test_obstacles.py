"""The codes of what stands in the way of a bus or a driver are listed once, and all of them."""

from tests.support.fleet import bus, driver
from tms.fleet.buses import BusState, Outage, OutageKind
from tms.fleet.calendar import Assignment, Window
from tms.fleet.drivers import Absence
from tms.fleet.plans import refusals
from tms.trips.obstacles import OBSTACLES
from tms.trips.plan import not_driving

NOON = 1_796_126_400
WINDOW = Window(NOON, NOON + 3600)


def test_the_list_has_each_reason_and_no_other():
    outages = tuple(Outage(f"out_{kind}", kind, NOON, None, "Brakes") for kind in OutageKind)
    worst_bus = bus(state=BusState.RETIRED, outages=outages)
    absences = (Absence("abs_1", NOON, NOON + 60, "leave"),)
    worst_driver = driver(suspended="Two complaints", licence_ends_at=NOON, absences=absences)
    taken = [Assignment("trp_1", WINDOW, "08:00 Kigali - Musanze")]
    found = [each for worst in (worst_bus, worst_driver) for each in refusals(worst, taken, WINDOW)]
    assert sorted(each.code for each in [*found, not_driving()]) == list(OBSTACLES)
