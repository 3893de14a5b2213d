"""The seeded network: three FICTIONAL companies on real places in Rwanda, their timetable and sign-ins.

Pure data and arithmetic: the same day gives the same trips with the same identifiers, so seeding twice adds
nothing. The timetables are made of duties; see `network_duties`.

Shuttles leave both ends of Kigali - Musanze - Rubavu every 40 minutes day and night, because people try the
platform at any hour. Their times are fixed, so two calls of `rolling_departures` agree with each other. For
each demonstration a bus of its own leaves Kigali in ten minutes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from infra.sample.network_companies import (
    BLUE_HERON,
    COMPANIES,
    HUYE,
    NYAGATARE,
    PAPER_CRANE,
    PASSENGERS,
    PLATFORM_ADMIN,
    ROUTES,
    RUBAVU,
    STAFF,
    SUNBIRD,
    Bus,
    Company,
    Person,
    Route,
    bus,
    demo_password,
    driver,
)
from infra.sample.network_duties import DUTIES, TIMETABLES
from infra.sample.network_places import STATIONS as _STATIONS
from infra.sample.network_places import TIMEZONE
from infra.sample.plans import ZONE, TripPlan
from tms.fleet.stations import Station
from tms.kernel.access.permissions import is_staff

STATIONS: tuple[Station, ...] = tuple(_STATIONS.values())

TURNAROUND = timedelta(minutes=30)
"""The time that a bus and its driver need between two trips."""

SHUTTLE_EVERY = timedelta(minutes=40)
"""The time between two shuttles from the same end."""

SHUTTLE_BACK_AFTER = 7
"""Slots of `SHUTTLE_EVERY` from leaving one end to leaving the other: on the road, the turnaround, and time
that a late bus makes up."""

SHUTTLES = 2 * SHUTTLE_BACK_AFTER
"""The number of buses that run as shuttles."""

SHUTTLES_BEGUN = timedelta(hours=5)
"""How far back the shuttles are shown that are under way, or have arrived: the way takes less."""

BOARDS_BEFORE = timedelta(minutes=40)
"""How long before the departure drivers open boarding. So a shuttle boards at each end, whatever the time."""

CANCELLED_AT, DRAFTED_AT = time(15), time(20, 30)
"""The local departures of the relief buses."""

DEMO_LEAD = timedelta(minutes=10)
"""How long after the beginning of a demonstration its bus leaves: sales end five minutes before that, and the
bus may leave from fifteen minutes before on."""


def trips_for(day: date) -> list[TripPlan]:
    """Return the timetables' trips of a local day, by departure: each route at least twice."""
    return in_order(timetable.trip_on(day) for timetable in TIMETABLES if timetable.runs_on(day))


def extras_for(day: date) -> tuple[list[TripPlan], list[TripPlan]]:
    """Return what each company's relief bus has on a local day: a trip that is cancelled, and a draft."""
    pairs = [
        [
            TripPlan(company, route, *RELIEF[company], datetime.combine(day, at, ZONE))
            for at in (CANCELLED_AT, DRAFTED_AT)
        ]
        for company, route in ((SUNBIRD, RUBAVU[0]), (PAPER_CRANE, HUYE[0]), (BLUE_HERON, NYAGATARE[0]))
    ]
    return [cancelled for cancelled, _ in pairs], [draft for _, draft in pairs]


def in_order(plans: Iterable[TripPlan]) -> list[TripPlan]:
    """Return trips by departure."""
    return sorted(plans, key=lambda plan: (plan.departure_at, plan.trip_id))


def rolling_departures(now: datetime, hours: int = 4) -> list[TripPlan]:
    """Return the shuttles on Kigali - Musanze - Rubavu, both ways, that leave within `hours` of `now`.

    Whatever the time, one leaves each end within the next 40 minutes, and one between 20 and 60
    minutes from now.

    Args:
        now: any instant, aware of its offset.
        hours: how far to look ahead.
    """
    epoch = datetime.fromtimestamp(0, UTC)
    slot = (now - epoch) // SHUTTLE_EVERY + 1
    plans: list[TripPlan] = []
    while (departure := epoch + slot * SHUTTLE_EVERY) <= now + timedelta(hours=hours):
        for route, first_slot in zip(RUBAVU, (slot, slot - SHUTTLE_BACK_AFTER), strict=True):
            vehicle, person = SHUTTLE_CREWS[first_slot % SHUTTLES]
            plans.append(TripPlan(SUNBIRD, route, vehicle, person, departure.astimezone(ZONE)))
        slot += 1
    return plans


def demonstrations(now: datetime) -> list[TripPlan]:
    """Return departures from Kigali to Rubavu in nine to ten minutes, each with a bus of its own.

    A demonstration takes one whose bus is free: an earlier one may have been broken off on its way.
    """
    departure = (now + DEMO_LEAD).replace(second=0, microsecond=0).astimezone(ZONE)
    return [TripPlan(SUNBIRD, RUBAVU[0], vehicle, person, departure) for vehicle, person in DEMO_CREWS]


def begun(moment: datetime) -> list[TripPlan]:
    """Return the trips that board by `moment` or left before, by departure: those of yesterday's and today's
    timetables, and the last shuttles, of which the first ones have arrived by now.
    """
    today, leaves_by = moment.astimezone(ZONE).date(), moment + BOARDS_BEFORE
    plans = [*trips_for(today - timedelta(days=1)), *trips_for(today)]
    first = moment - SHUTTLES_BEGUN
    plans += rolling_departures(first, -((first - leaves_by) // timedelta(hours=1)))
    return in_order(plan for plan in plans if plan.departure_at <= leaves_by)


def is_shuttle(plan: TripPlan) -> bool:
    """Tell whether a trip is one of the shuttles."""
    return (plan.bus, plan.driver) in SHUTTLE_CREWS


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

SHUTTLE_CREWS = tuple((bus(SUNBIRD, n, "coaster"), driver(SUNBIRD, n)) for n in range(51, 51 + SHUTTLES))
RELIEF = {company: (bus(company, 31, "coaster"), driver(company, 31)) for company in COMPANIES}
"""The bus and the driver of each company that stand by. Nearly always another trip can have them."""

IN_WORKSHOP = bus(SUNBIRD, 32, "coaster")
LICENCE_ENDS, ON_LEAVE = driver(SUNBIRD, 32), driver(SUNBIRD, 33)
"""A driver whose licence expires soon, and one who is absent."""

DEMO_CREWS = tuple((bus(SUNBIRD, n, "coaster"), driver(SUNBIRD, n)) for n in range(71, 100))
_CREWS = (*((duty.bus, duty.driver) for duty in DUTIES), *RELIEF.values(), *SHUTTLE_CREWS, *DEMO_CREWS)
BUSES = (*(vehicle for vehicle, _ in _CREWS), IN_WORKSHOP)
DRIVERS = (*(person for _, person in _CREWS), LICENCE_ENDS, ON_LEAVE)

__all__ = [
    "BUSES",
    "COMPANIES",
    "DRIVERS",
    "DUTIES",
    "PASSENGERS",
    "PLATFORM_ADMIN",
    "ROUTES",
    "RUBAVU",
    "SHUTTLE_EVERY",
    "STAFF",
    "STATIONS",
    "SUNBIRD",
    "TIMETABLES",
    "TIMEZONE",
    "TURNAROUND",
    "ZONE",
    "Bus",
    "Company",
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
