"""The calendars in the table: trips take buses and drivers, move, and give them back."""

from dataclasses import replace

import pytest

from tests.support.fleet import bought, hired
from tests.support.people import COMPANY
from tms.fleet import bus_store
from tms.fleet.calendar import DAY_S, Assignment, Kind, Window
from tms.fleet.for_trips.calendars import (
    assignments_from,
    assignments_of,
    find_bus,
    find_driver,
    is_overtaken,
    release_into,
    reserve_into,
    resize_into,
    why_not,
)
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction

pytestmark = pytest.mark.usefixtures("cloud", "clock")
HOUR = 3600


def window(begins, ends):
    """Hours from now."""
    return Window(epoch() + begins * HOUR, epoch() + ends * HOUR)


def take(resource, trip, hours, **more):
    transaction = Transaction()
    reserve_into(transaction, resource, Assignment(trip, window(*hours), f"{trip} to Musanze"), **more)
    transaction.commit()


def give_back(bus, trip, hours):
    transaction = Transaction()
    release_into(transaction, Kind.BUS, bus.bus_id, trip, window(*hours))
    transaction.commit()


def trips_of(bus):
    return [(each.trip_id, each.window) for each in assignments_from(Kind.BUS, bus.bus_id, epoch())]


def test_a_trip_takes_a_bus_and_a_driver():
    bus, driver = bought(), hired()
    take(bus, "trp_1", (2, 5))
    take(driver, "trp_1", (2, 5))
    expected = [Assignment("trp_1", window(2, 5), "trp_1 to Musanze")]
    assert assignments_from(Kind.BUS, bus.bus_id, epoch()) == expected
    assert assignments_from(Kind.DRIVER, driver.account_id, epoch()) == expected
    assert find_bus(COMPANY, bus.bus_id) == replace(bus, plans=1)
    assert find_driver(COMPANY, driver.account_id) == replace(driver, plans=1)


def test_another_trip_at_the_same_time_is_refused_with_the_first():
    bus, driver = bought(), hired()
    take(bus, "trp_1", (2, 5))
    take(driver, "trp_1", (2, 5))
    for resource, code in ((bus, "bus_busy"), (driver, "driver_busy")):
        with pytest.raises(Conflict) as refused:
            take(resource, "trp_2", (4, 6))
        assert refused.value.code == code
        assert refused.value.document()["trip"] == {
            "trip_id": "trp_1",
            "label": "trp_1 to Musanze",
            "from_at": "2026-11-22T06:00:00+00:00",
            "until_at": "2026-11-22T09:00:00+00:00",
        }
        take(resource, "trp_2", (5, 6))


def resize(bus, trip, hours, before):
    transaction = Transaction()
    assignment = Assignment(trip, window(*hours), f"{trip} to Musanze")
    resize_into(transaction, Kind.BUS, bus.bus_id, assignment, window(*before))
    transaction.commit()


def test_a_planner_that_read_the_calendar_before_a_trip_became_longer_reads_again():
    bus = bought()
    take(bus, "trp_1", (2, 5))
    planner = Transaction()
    reserve_into(planner, bus, Assignment("trp_2", window(5, 8), "trp_2 to Musanze"))
    resize(bus, "trp_1", (2, 6), before=(2, 5))
    with pytest.raises(ConditionFailed) as failed:
        planner.commit()
    assert is_overtaken(failed.value)
    assert trips_of(bus) == [("trp_1", window(2, 6))]


def test_a_trip_that_has_no_bus_gets_none_by_becoming_shorter():
    bus = bought()
    take(bus, "trp_1", (2, 3))
    resize(bus, "trp_2", (2, 4), before=(2, 5))
    assert trips_of(bus) == [("trp_1", window(2, 3))]


def test_a_night_trip_stands_in_both_days_and_stops_trips_of_either():
    bus = bought()  # it is 04:00 in UTC
    take(bus, "trp_1", (18, 22))
    assert trips_of(bus) == [("trp_1", window(18, 22))]
    for hours in ((17, 19), (21, 23)):
        with pytest.raises(Conflict):
            take(bus, "trp_2", hours)


def test_a_trip_that_is_moved_leaves_its_former_days():
    bus = bought()
    take(bus, "trp_1", (18, 22))
    take(bus, "trp_1", (1, 4), before=window(18, 22))
    assert trips_of(bus) == [("trp_1", window(1, 4))]
    take(bus, "trp_2", (18, 22))
    take(bus, "trp_1", (3, 6), before=window(1, 4))
    assert trips_of(bus) == [("trp_1", window(3, 6)), ("trp_2", window(18, 22))]


def test_a_late_trip_keeps_its_bus_although_the_next_one_has_it():
    bus = bought()
    take(bus, "trp_1", (1, 3))
    take(bus, "trp_2", (3, 5))
    with pytest.raises(Conflict):
        take(bus, "trp_1", (2, 4), before=window(1, 3))
    take(bus, "trp_1", (2, 4), before=window(1, 3), overlap=True)
    assert trips_of(bus) == [("trp_1", window(2, 4)), ("trp_2", window(3, 5))]


def test_a_bus_that_is_given_back_is_free_and_other_trips_keep_it():
    bus = bought()
    take(bus, "trp_1", (1, 3))
    take(bus, "trp_2", (3, 5))
    give_back(bus, "trp_1", (1, 3))
    give_back(bus, "trp_1", (1, 3))
    assert trips_of(bus) == [("trp_2", window(3, 5))]
    take(bus, "trp_3", (1, 3))


def test_of_two_planners_who_read_the_same_day_the_second_reads_again():
    bus = bought()
    first, second = Transaction(), Transaction()
    reserve_into(first, bus, Assignment("trp_1", window(1, 3), "first"))
    reserve_into(second, bus, Assignment("trp_2", window(2, 4), "second"))
    first.commit()
    with pytest.raises(ConditionFailed) as failed:
        second.commit()
    assert is_overtaken(failed.value)
    with pytest.raises(Conflict):
        reserve_into(Transaction(), bus, Assignment("trp_2", window(2, 4), "second"))


def test_a_bus_that_was_changed_since_it_was_judged_is_judged_again():
    bus = bought()
    changed = Transaction()
    bus_store.change_bus(changed, bus, bus)
    changed.commit()
    with pytest.raises(ConditionFailed) as failed:
        take(bus, "trp_1", (1, 3))
    assert is_overtaken(failed.value)
    assert trips_of(bus) == []


def test_a_change_of_a_bus_is_overtaken_by_a_trip_that_is_given_it():
    bus = bought()
    change = Transaction()
    bus_store.change_bus(change, bus, bus)
    take(bus, "trp_1", (1, 3))
    with pytest.raises(ConditionFailed):
        change.commit()


def test_the_calendars_of_many_buses_are_read_at_once():
    busy, idle = bought(), bought("RAC 456 D")
    take(busy, "trp_1", (1, 3))
    take(busy, "trp_2", (30, 33))
    take(busy, "trp_3", (60, 63))
    found = assignments_of(Kind.BUS, [busy.bus_id, idle.bus_id], epoch(), epoch() + 2 * DAY_S)
    assert [each.trip_id for each in found[busy.bus_id]] == ["trp_1", "trp_2"]
    assert found[idle.bus_id] == []


def test_why_not_asks_the_calendar_too():
    bus = bought()
    take(bus, "trp_1", (1, 3))
    assert [each.code for each in why_not(bus, window(2, 4))] == ["bus_busy"]
    assert list(why_not(bus, window(2, 4), "trp_1")) == []


def test_what_is_past_is_not_told():
    bus = bought()
    take(bus, "trp_1", (-3, -1))
    take(bus, "trp_2", (-1, 1))
    assert trips_of(bus) == [("trp_2", window(-1, 1))]


def test_no_two_buses_have_one_plate():
    first = bought()
    with pytest.raises(ConditionFailed) as failed:
        bought(bus_id="bus_2")
    assert set(failed.value.failed) == {bus_store.PLATE}
    assert bus_store.buses_of(COMPANY) == [first]
