"""The seeded network: three FICTIONAL companies on real places in Rwanda, their timetable and sign-ins.

Pure data and arithmetic: the same day gives the same trips with the same identifiers, so seeding twice adds
nothing. The timetable is made of duties. A duty is one bus with one driver, and they are never in two places:
most duties end the day where they began it, and the long line to Rusizi runs one way a day and back the next.

Shuttles leave both ends of Kigali - Musanze - Rubavu every 40 minutes day and night, because people try the
platform at any hour. Their times are fixed, so two calls of `rolling_departures` agree with each other. For
each demonstration a bus of its own leaves Kigali in ten minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from infra.sample.network_companies import (
    BLUE_HERON,
    COMPANIES,
    HUYE,
    KARONGI,
    LAKE,
    NGOMA,
    NYAGATARE,
    PAPER_CRANE,
    PASSENGERS,
    PLATFORM_ADMIN,
    ROUTES,
    RUBAVU,
    RUSIZI,
    STAFF,
    SUNBIRD,
    Bus,
    Company,
    FareTable,
    Person,
    Route,
    bus,
    demo_password,
    driver,
)
from infra.sample.network_places import STATIONS as _STATIONS
from infra.sample.network_places import TIMEZONE
from tms.bookings.journeys import StopTime, timed_stops
from tms.fleet.stations import Station
from tms.kernel.access.permissions import is_staff
from tms.kernel.ids import derived_id

STATIONS: tuple[Station, ...] = tuple(_STATIONS.values())

TURNAROUND = timedelta(minutes=30)
"""The time that a bus and its driver need between two trips."""

SHUTTLE_EVERY = timedelta(minutes=40)
"""The time between two shuttles from the same end."""

SHUTTLE_BACK_AFTER = 6
"""Slots of `SHUTTLE_EVERY` from leaving one end to leaving the other: on the road and the turnaround."""

SHUTTLES = 2 * SHUTTLE_BACK_AFTER
"""The number of buses that run as shuttles."""

SHUTTLES_BEGUN = timedelta(hours=5)
"""How far back the shuttles are shown that are under way, or have arrived: the way takes less."""

DEMO_LEAD = timedelta(minutes=10)
"""How long after the beginning of a demonstration its bus leaves: sales end five minutes before that, and the
bus may leave from fifteen minutes before on."""


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


@dataclass(frozen=True, slots=True)
class TripPlan:
    """A trip to be created and published.

    Attributes:
        departure_at: when it leaves its first stop, in Africa/Kigali.
    """

    company: Company
    route: Route
    bus: Bus
    driver: Person
    departure_at: datetime

    @property
    def key(self) -> str:
        """The Idempotency-Key with which the company's planner enters it: always the same."""
        return f"{self.route.route_id} {self.bus.plate} {self.departure_at.astimezone(UTC).isoformat()}"

    @property
    def trip_id(self) -> str:
        """The identifier of this departure of the bus, as it follows from the planner and the key."""
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


def trips_for(day: date) -> list[TripPlan]:
    """Return the timetable's trips of a local day, by departure: each route at least twice."""
    zone = ZoneInfo(TIMEZONE)
    plans = [
        TripPlan(duty.company, route, duty.bus, duty.driver, datetime.combine(day, at, zone))
        for duty in DUTIES
        for route, at in duty.days[day.toordinal() % len(duty.days)]
    ]
    return sorted(plans, key=lambda plan: (plan.departure_at, plan.trip_id))


def rolling_departures(now: datetime, hours: int = 4) -> list[TripPlan]:
    """Return the shuttles on Kigali - Musanze - Rubavu, both ways, that leave within `hours` of `now`.

    Whatever the time, one leaves each end within the next 40 minutes, and one between 20 and 60
    minutes from now.

    Args:
        now: any instant, aware of its offset.
        hours: how far to look ahead.
    """
    zone = ZoneInfo(TIMEZONE)
    epoch = datetime.fromtimestamp(0, UTC)
    slot = (now - epoch) // SHUTTLE_EVERY + 1
    plans: list[TripPlan] = []
    while (departure := epoch + slot * SHUTTLE_EVERY) <= now + timedelta(hours=hours):
        for route, first_slot in zip(RUBAVU, (slot, slot - SHUTTLE_BACK_AFTER), strict=True):
            vehicle, person = SHUTTLE_CREWS[first_slot % SHUTTLES]
            plans.append(TripPlan(SUNBIRD, route, vehicle, person, departure.astimezone(zone)))
        slot += 1
    return plans


def demonstrations(now: datetime) -> list[TripPlan]:
    """Return departures from Kigali to Rubavu in nine to ten minutes, each with a bus of its own.

    A demonstration takes one whose bus is free: an earlier one may have been broken off on its way.
    """
    departure = (now + DEMO_LEAD).replace(second=0, microsecond=0).astimezone(ZoneInfo(TIMEZONE))
    return [TripPlan(SUNBIRD, RUBAVU[0], vehicle, person, departure) for vehicle, person in DEMO_CREWS]


def begun(moment: datetime) -> list[TripPlan]:
    """Return the trips that began before `moment`, by departure: those of yesterday's and today's timetable,
    and the last shuttles, of which the first ones have arrived by now.
    """
    today = moment.astimezone(ZoneInfo(TIMEZONE)).date()
    plans = [*trips_for(today - timedelta(days=1)), *trips_for(today)]
    plans += rolling_departures(moment - SHUTTLES_BEGUN, SHUTTLES_BEGUN // timedelta(hours=1))
    begun = (plan for plan in plans if plan.departure_at <= moment)
    return sorted(begun, key=lambda plan: (plan.departure_at, plan.trip_id))


def demonstrates(vehicle: Bus) -> bool:
    """Tell whether a bus runs in demonstrations only, and is entered with its trip."""
    return vehicle in {each for each, _ in DEMO_CREWS}


def people() -> tuple[Person, ...]:
    """Return everybody with an account; the driver of a demonstration gets one with the trip."""
    demonstrating = {person for _, person in DEMO_CREWS}
    drivers = (person for person in DRIVERS if person not in demonstrating)
    return (*PASSENGERS, *drivers, *STAFF, PLATFORM_ADMIN)


def signins(now: datetime | None = None) -> list[dict[str, str]]:
    """Return the sign-ins: role, company (of drivers and staff), identifier, password, and the way to sign
    in.

    Args:
        now: puts the drivers of the next shuttles first, so that the first driver has a trip to drive.
    """
    soon = [plan.driver for plan in rolling_departures(now)] if now else []
    names = {company.company_id: company.name for company in COMPANIES}
    ordered = sorted(people(), key=lambda person: soon.index(person) if person in soon else len(soon))
    ordered.sort(key=lambda person: _ROLES.index(person.role))
    return [
        {"role": person.role}
        | ({"company": names[person.company_id]} if person.company_id else {})
        | {"identifier": person.email, "password": demo_password(person.role)}
        | {"sign_in": "two-step" if is_staff({person.role}) else "password"}
        for person in ordered
    ]


_ROLES = (
    "passenger",
    "driver",
    "owner",
    "agent",
    "supervisor",
    "finance",
    "inspector",
    "pos_device",
    "platform_admin",
)

_OUT_AND_BACK: tuple[tuple[Company, str, tuple[Route, Route], str, str, str, str], ...] = (
    # company, kind of bus, line; first bus leaves its head and comes back; second one leaves its tail
    (SUNBIRD, "vip", RUBAVU, "06:30", "13:00", "06:30", "14:30"),
    (SUNBIRD, "minibus", LAKE, "06:00", "13:30", "06:30", "14:00"),
    (PAPER_CRANE, "coaster", HUYE, "07:00", "12:30", "06:00", "15:00"),
    (PAPER_CRANE, "coaster", KARONGI, "07:30", "14:00", "06:15", "13:15"),
    (BLUE_HERON, "coaster", NYAGATARE, "06:45", "13:30", "05:45", "12:45"),
    (BLUE_HERON, "minibus", NGOMA, "07:15", "12:00", "06:10", "15:30"),
)
_ONE_WAY_A_DAY = ("06:00", "09:30")
"""Departures of the line to Rusizi, from both ends: six hours on the road are a driver's day."""


def _duties() -> Iterator[Duty]:
    """Yield every duty of the timetable; buses and drivers are numbered within their company."""
    numbers = {company: iter(range(1, 100)) for company in COMPANIES}

    def crewed(company: Company, kind: str, *days: tuple[tuple[Route, str], ...]) -> Duty:
        number = next(numbers[company])
        work = tuple(tuple((route, time.fromisoformat(at)) for route, at in day) for day in days)
        return Duty(company, bus(company, number, kind), driver(company, number), work)

    for company, kind, (out, back), leaves, returns, tail_leaves, tail_returns in _OUT_AND_BACK:
        yield crewed(company, kind, ((out, leaves), (back, returns)))
        yield crewed(company, kind, ((back, tail_leaves), (out, tail_returns)))
    out, back = RUSIZI
    for at in _ONE_WAY_A_DAY:
        yield crewed(PAPER_CRANE, "coach", ((out, at),), ((back, at),))
        yield crewed(PAPER_CRANE, "coach", ((back, at),), ((out, at),))


DUTIES = tuple(_duties())
SHUTTLE_CREWS = tuple((bus(SUNBIRD, n, "coaster"), driver(SUNBIRD, n)) for n in range(51, 51 + SHUTTLES))
DEMO_CREWS = tuple((bus(SUNBIRD, n, "coaster"), driver(SUNBIRD, n)) for n in range(71, 100))
BUSES = (*(duty.bus for duty in DUTIES), *(vehicle for vehicle, _ in (*SHUTTLE_CREWS, *DEMO_CREWS)))
DRIVERS = (*(duty.driver for duty in DUTIES), *(person for _, person in (*SHUTTLE_CREWS, *DEMO_CREWS)))

__all__ = [
    "BUSES",
    "COMPANIES",
    "DRIVERS",
    "DUTIES",
    "PASSENGERS",
    "PLATFORM_ADMIN",
    "ROUTES",
    "SHUTTLE_EVERY",
    "STAFF",
    "STATIONS",
    "TIMEZONE",
    "TURNAROUND",
    "Bus",
    "Company",
    "Duty",
    "Person",
    "Route",
    "TripPlan",
    "demo_password",
    "demonstrations",
    "people",
    "rolling_departures",
    "signins",
    "trips_for",
]
