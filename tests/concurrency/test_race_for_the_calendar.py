"""Planners who take one bus in the same second: no two trips have it at the same time, and none is lost."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.support.crowd import Crowd
from tests.support.fleet import bought, hired
from tms.fleet import bus_store
from tms.fleet.buses import Bus
from tms.fleet.calendar import Assignment, Kind, Window
from tms.fleet.drivers import Driver
from tms.fleet.for_trips.calendars import assignments_from, find_bus, is_overtaken, release_into, reserve_into
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import new_id
from tms.kernel.store import ConditionFailed, Transaction

REFUSED = frozenset({"bus_busy", "driver_busy"})
"""The driver is asked for after the bus, which may be taken in between."""


@dataclass(frozen=True)
class Plan:
    """A planner who takes a bus and its driver for a trip; begins again while overtaken."""

    bus: Bus
    driver: Driver
    assignment: Assignment

    def __call__(self) -> str:
        while True:
            transaction = Transaction()
            reserve_into(transaction, self.bus, self.assignment)
            reserve_into(transaction, self.driver, self.assignment)
            try:
                transaction.commit()
            except ConditionFailed as failure:
                if not is_overtaken(failure):
                    raise
            except Conflicted:
                continue
            else:
                return self.assignment.trip_id


@dataclass(frozen=True)
class Scrap:
    """An owner who deletes a bus if no trip has it."""

    bus: Bus

    def __call__(self) -> str:
        read = find_bus(self.bus.company_id, self.bus.bus_id)
        assert read is not None
        if assignments_from(Kind.BUS, read.bus_id, 0):
            return "in use"
        transaction = Transaction()
        bus_store.delete_bus(transaction, read)
        return "deleted" if transaction.happens() else "overtaken"


@dataclass(frozen=True)
class Take:
    """A planner who takes a bus once."""

    bus: Bus
    assignment: Assignment

    def __call__(self) -> str:
        transaction = Transaction()
        reserve_into(transaction, self.bus, self.assignment)
        return "planned" if transaction.happens() else "refused"


@dataclass(frozen=True)
class GiveBack:
    """A trip that gives a bus back."""

    bus: Bus
    assignment: Assignment

    def __call__(self) -> str:
        transaction = Transaction()
        release_into(transaction, Kind.BUS, self.bus.bus_id, self.assignment.trip_id, self.assignment.window)
        transaction.commit()
        return "given back"


def trip(begins: int, ends: int) -> Assignment:
    """Return a trip in so many minutes from now."""
    return Assignment(new_id("trp"), Window(epoch() + begins * 60, epoch() + ends * 60), "Kigali - Musanze")


def a_bus() -> Bus:
    number = new_id("bus")
    return bought(number[-8:], bus_id=number)


def a_driver() -> Driver:
    return hired(account_id=new_id("acc"))


def test_two_planners_of_one_bus_in_the_same_second_do_not_both_get_it(crowd: Crowd) -> None:
    for _ in range(10):
        bus, driver = a_bus(), a_driver()
        answers = crowd.do([Plan(bus, driver, trip(60, 120)), Plan(bus, driver, trip(90, 150))], 1)
        planned = [each for each in answers if each.startswith("trp_")]
        assert len(planned) == 1
        (refused,) = set(answers) - set(planned)
        assert refused in REFUSED
        assert [each.trip_id for each in assignments_from(Kind.BUS, bus.bus_id, epoch())] == planned
        assert [each.trip_id for each in assignments_from(Kind.DRIVER, driver.account_id, epoch())] == planned


def test_of_many_overlapping_trips_those_that_are_planned_do_not_overlap(crowd: Crowd) -> None:
    bus, driver = a_bus(), a_driver()
    wanted = [trip(20 * number, 20 * number + 60) for number in range(80)]  # into the next day of UTC
    answers = crowd.do([Plan(bus, driver, each) for each in wanted], 4)

    assert {each for each in answers if not each.startswith("trp_")} <= REFUSED
    found = assignments_from(Kind.BUS, bus.bus_id, epoch())
    assert found == [each for each in wanted if each.trip_id in answers]
    assert all(one.window.ends <= other.window.begins for one, other in pairwise(found))
    assert len(found) >= 16  # of five neighbours at least one is planned, apart from the ends
    assert found == assignments_from(Kind.DRIVER, driver.account_id, epoch())


def test_a_bus_is_deleted_or_planned_but_not_both(crowd: Crowd) -> None:
    for _ in range(10):
        bus = a_bus()
        answers = crowd.do([Take(bus, trip(60, 120)), Scrap(bus)], 1)
        assert set(answers) in (
            {"planned", "in use"},
            {"planned", "overtaken"},
            {"refused", "deleted"},
        ), answers
        exists = find_bus(bus.company_id, bus.bus_id) is not None
        assert exists is ("planned" in answers)


def test_trips_that_give_a_bus_back_take_no_other_trip_with_them(crowd: Crowd) -> None:
    bus, driver = a_bus(), a_driver()
    going = [trip(60 * number, 60 * number + 30) for number in range(8)]
    coming = [trip(60 * number + 30, 60 * number + 60) for number in range(8)]
    for each in going:
        Take(bus, each)()
    back: list[Any] = [GiveBack(bus, each) for each in going]
    crowd.do([*back, *(Plan(bus, driver, each) for each in coming)], 4)
    assert assignments_from(Kind.BUS, bus.bus_id, epoch()) == coming
