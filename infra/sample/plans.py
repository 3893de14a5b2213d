"""What the sample network plans: duties, the timetables that follow from them, and single trips; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from infra.sample.network_companies import Bus, Company, FareTable, Person, Route
from infra.sample.network_places import TIMEZONE
from tms.bookings.journeys import StopTime, timed_stops
from tms.kernel.ids import derived_id

ZONE = ZoneInfo(TIMEZONE)


@dataclass(frozen=True, slots=True)
class Duty:
    """A bus and its driver, with their trips.

    Attributes:
        days: the trips of one day, of the next, and so on, over and over: (route, local departure).
    """

    company: Company
    bus: Bus
    driver: Person
    days: tuple[tuple[tuple[Route, time], ...], ...]

    def timetables(self) -> Iterator["TimetablePlan"]:
        """Yield a timetable for each of its departures."""
        for turn, day in enumerate(self.days):
            for route, at in day:
                yield TimetablePlan(self.company, route, self.bus, self.driver, at, len(self.days), turn)


@dataclass(frozen=True, slots=True)
class TripPlan:
    """A trip to be created and published.

    Attributes:
        departure_at: when it leaves its first stop, in Africa/Kigali.
        timetable_id: of the timetable that makes it; empty for a trip that is planned by itself.
    """

    company: Company
    route: Route
    bus: Bus
    driver: Person
    departure_at: datetime
    timetable_id: str = ""

    @property
    def key(self) -> str:
        """The Idempotency-Key with which the company's planner enters it: always the same."""
        return f"{self.route.route_id} {self.bus.plate} {self.departure_at.astimezone(UTC).isoformat()}"

    @property
    def trip_id(self) -> str:
        """The identifier of this departure of the bus: of its timetable and day, or of planner and key."""
        if self.timetable_id:
            return derived_id("trp", self.timetable_id, self.departure_at.date().isoformat())
        return derived_id("trp", self.company.planner_id, self.key)

    @property
    def stops(self) -> tuple[StopTime, ...]:
        """Its calls with their times."""
        stations = [(station.station_id, station.timezone) for station in self.route.stops]
        return timed_stops(self.departure_at, stations, self.route.running_minutes)

    @property
    def arrival_at(self) -> datetime:
        """When it reaches its last stop."""
        return self.stops[-1].arrival_at

    @property
    def fares(self) -> FareTable:
        """The fare of each pair of its stops, by the class of its bus."""
        return self.route.fares(self.bus.bus_class)

    def alone(self) -> "TripPlan":
        """Return the same departure as a trip that is planned by itself, without a timetable."""
        return replace(self, timetable_id="")


@dataclass(frozen=True, slots=True)
class TimetablePlan:
    """A departure that is repeated.

    Attributes:
        departs: local time at the first stop.
        every, turn: it runs on each `every`th day, on those whose ordinal leaves the rest `turn`.
    """

    company: Company
    route: Route
    bus: Bus
    driver: Person
    departs: time
    every: int
    turn: int

    @property
    def key(self) -> str:
        """The Idempotency-Key with which the company's planner enters it: always the same."""
        return f"{self.route.route_id} {self.bus.plate} {self.departs:%H:%M}"

    @property
    def timetable_id(self) -> str:
        """Its identifier, as it follows from the planner and the key."""
        return derived_id("ttb", self.company.planner_id, self.key)

    @property
    def name(self) -> str:
        """What the planner calls it."""
        return f"{self.departs:%H:%M} {self.route.name}"

    @property
    def rule(self) -> str:
        """Its days as a rule of RFC 5545, counted from one of them."""
        return "FREQ=DAILY" if self.every == 1 else f"FREQ=DAILY;INTERVAL={self.every}"

    def first_from(self, day: date) -> date:
        """Return the first day from `day` on, on which it runs."""
        return day + timedelta(days=(self.turn - day.toordinal()) % self.every)

    def runs_on(self, day: date) -> bool:
        """Tell whether it runs on a local day."""
        return self.first_from(day) == day

    def trip_on(self, day: date) -> TripPlan:
        """Return its trip of a local day."""
        departure_at = datetime.combine(day, self.departs, ZONE)
        return TripPlan(self.company, self.route, self.bus, self.driver, departure_at, self.timetable_id)
