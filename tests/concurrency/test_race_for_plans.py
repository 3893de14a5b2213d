"""Planners with one bus in the same second, a generator that runs twice, buyers of a trip going off sale."""

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.support import trips as samples
from tests.support.crowd import Crowd, views
from tests.support.fleet import bought, hired
from tests.support.network import STATIONS
from tests.support.planning import mapped
from tests.support.sizes import sized
from tms.bookings import hold_seats, sale_store
from tms.bookings.views import BookingView
from tms.companies import company_store
from tms.companies import store as members
from tms.companies.company import Company
from tms.companies.members import Member
from tms.fleet import route_store
from tms.fleet import store as fleet
from tms.fleet.calendar import Kind
from tms.fleet.for_trips import calendars
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.clock import now
from tms.kernel.conflicts import Conflicted
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction
from tms.trips import create_trip, on_timetable_due, put_on_sale, store, timetable_store, unpublish_trip
from tms.trips.planning_views import PlannedTrip
from tms.trips.requests import TripRequest
from tms.trips.timetable import OnHolidays, Season, Timetable, TimetableState
from tms.trips.trip import Trip, TripStatus

BUSY = repr(Conflicted())


@dataclass(frozen=True)
class Operator:
    """A company with one route, one bus and one driver."""

    company_id: str
    route_id: str
    bus_id: str
    driver_id: str

    @property
    def planner(self) -> Caller:
        return with_roles(new_id("acc"), {"supervisor"}, self.company_id)


def founded() -> Operator:
    made = Operator(new_id("co"), new_id("rte"), new_id("bus"), new_id("acc"))
    profile = Company(made.company_id, "Ikirere", "a@b.example", "+250700001000", "RWF", "Africa/Kigali")
    company_store.save_companies([profile])
    fleet.save_stations(STATIONS)
    mapped(company_id=made.company_id, route_id=made.route_id)
    bought(f"RX {new_id('bus')[-8:]}", bus_id=made.bus_id, company_id=made.company_id)
    hired(account_id=made.driver_id, company_id=made.company_id)
    member = Member(
        company=made.company_id,
        account_id=made.driver_id,
        roles=frozenset({"driver"}),
        extra=frozenset(),
        revoked=frozenset(),
        active=True,
        joined=True,
        revision=1,
        request_hash=None,
        created_at=0,
    )
    assert members.enrolled(member)
    return made


@dataclass(frozen=True)
class Planner:
    """Plans a trip of the company, some minutes after tomorrow's noon, and puts it on sale."""

    company: Operator
    minutes: int
    key: str

    def __call__(self) -> PlannedTrip:
        leaves = (now() + timedelta(days=1, minutes=self.minutes)).replace(microsecond=0)
        body: dict[str, Any] = {
            "route_id": self.company.route_id,
            "bus_id": self.company.bus_id,
            "driver_id": self.company.driver_id,
            "departure_at": leaves.isoformat(),
            "publish": True,
        }
        return create_trip.create_trip(self.company.planner, read(TripRequest, body), self.key)


def test_of_many_planners_with_one_bus_in_the_same_second_one_has_it(crowd: Crowd) -> None:
    company = founded()
    planners = [Planner(company, 10 * number, new_id("key")) for number in range(16)]

    answers = crowd.do(planners, 4)

    (won,) = [each for each in answers if isinstance(each, PlannedTrip)]
    assert {each for each in answers if isinstance(each, str)} <= {"bus_busy", "driver_busy", BUSY}
    for kind, owner in ((Kind.BUS, company.bus_id), (Kind.DRIVER, company.driver_id)):
        assert [each.trip_id for each in calendars.assignments_from(kind, owner, 0)] == [won.trip_id]
    assert len(route_store.uses_of(company.route_id, 50)) == 1
    assert won.status is TripStatus.PUBLISHED


@dataclass(frozen=True)
class Generate:
    """A run of the generator over a timetable."""

    message: str

    def __call__(self) -> str:
        on_timetable_due.on_timetable_due(self.message)
        return "done"


def test_a_generator_that_runs_four_times_at_once_makes_each_trip_once(crowd: Crowd) -> None:
    company = founded()
    tomorrow = now().astimezone(ZoneInfo("Africa/Kigali")).date() + timedelta(days=1)
    timetable = Timetable(
        timetable_id=new_id("ttb"),
        company_id=company.company_id,
        name="Morning",
        route_id=company.route_id,
        route="",
        bus_id=company.bus_id,
        plate="",
        driver_id=company.driver_id,
        departs=time(6),
        season=Season("FREQ=DAILY", tomorrow, None, frozenset(), frozenset(), OnHolidays.RUN, "RW"),
        publish=True,
        state=TimetableState.ACTIVE,
        revision=1,
        request_hash="",
        created_at=0,
    )
    transaction = Transaction()
    timetable_store.add_into(transaction, timetable)
    transaction.commit()
    message = json.dumps({"company": company.company_id, "timetable_id": timetable.timetable_id})

    answers = crowd.do([Generate(message)] * 4, 1)
    assert set(answers) <= {"done", BUSY}, "one that gave up comes again from its queue"
    Generate(message)()

    days = timetable_store.days_of(timetable.timetable_id, tomorrow, tomorrow + timedelta(days=40))
    made = [str(day.trip_id) for day in days.values()]
    assert len(set(made)) == len(days) == 30
    assert {trip.status for each in made if (trip := store.find(each))} == {TripStatus.PUBLISHED}
    assert {len(sale_store.seats_of(each)) for each in made} == {4}
    begins = int(datetime.combine(tomorrow, time()).timestamp())
    taken = calendars.assignments_from(Kind.BUS, company.bus_id, begins)
    assert sorted(each.trip_id for each in taken) == sorted(made)
    assert len(route_store.uses_of(company.route_id, 50)) == 30


@dataclass(frozen=True)
class Withdraw:
    """A planner who takes a trip off sale."""

    trip: Trip

    def __call__(self) -> PlannedTrip:
        planner = with_roles(new_id("acc"), {"supervisor"}, self.trip.company_id)
        return unpublish_trip.unpublish_trip(planner, self.trip.trip_id)


@dataclass(frozen=True)
class Buy:
    """A passenger who wants a seat of a trip."""

    trip: Trip
    key: str

    def __call__(self) -> BookingView:
        wish = samples.wish(self.trip.trip_id, range(1))
        return hold_seats.hold_seats(samples.passenger(), wish, self.key)


def test_a_trip_goes_off_sale_or_has_buyers_and_never_both(crowd: Crowd) -> None:
    outcomes = set()
    for _ in range(sized(12, 100)):
        trip = samples.trip(legs=2, rows=2)
        put_on_sale.put_on_sale(trip)
        tasks: list[Any] = [Withdraw(trip), *(Buy(trip, new_id("key")) for _ in range(5))]

        answers = crowd.do([*tasks[1:3], tasks[0], *tasks[3:]], 4)

        bought_seats = views(answers)
        withdrawn = [each for each in answers if isinstance(each, PlannedTrip)]
        found, seats = store.find(trip.trip_id), sale_store.seats_of(trip.trip_id)
        assert found is not None
        outcomes.add(found.status)
        if found.status is TripStatus.DRAFT:
            assert (bought_seats, seats) == ([], [])
        else:
            assert (withdrawn, len(seats)) == ([], 8)
            holders = {claim.booking_id for seat in seats for claim in seat.claims.values()}
            assert holders == {each.booking_id for each in bought_seats}
    assert outcomes <= {TripStatus.DRAFT, TripStatus.PUBLISHED}
