"""Trips to sell in tests: as many legs and seats as wanted, each with a company of its own."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations

from infra.bench import buses
from tms.bookings.requests import HoldRequest
from tms.fleet.layout import drawn
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.clock import now
from tms.kernel.ids import new_id
from tms.trips.trip import Trip, TripStatus, TripStop

LEG = timedelta(minutes=20)


def trip(legs: int = 10, rows: int = 12, wide: str = "xx.xx", departs: datetime | None = None) -> Trip:
    """A trip that stops at `stn_0`, `stn_1`, ... every twenty minutes, tomorrow unless told otherwise."""
    first = (departs or now() + timedelta(days=1)).replace(microsecond=0)
    times = [first + LEG * index for index in range(legs + 1)]
    return Trip(
        trip_id=new_id("trp"),
        company_id=new_id("co"),
        company="Ikirere Express",
        route_id=new_id("rte"),
        bus_id=new_id("bus"),
        plate="RAB 123 C",
        bus_class="standard",
        driver_id=new_id("acc"),
        status=TripStatus.DRAFT,
        service_date=first.date().isoformat(),
        currency="RWF",
        stops=[
            TripStop(f"stn_{index}", f"Stop {index}", -1.9 + index / 20, 30.0, time, time)
            for index, time in enumerate(times)
        ],
        fares={(i, j): 500 * (j - i) for i, j in combinations(range(legs + 1), 2)},
        layout=drawn(*[wide] * rows).as_grid(),
    )


def phone() -> str:
    """A phone number of its own, whose owner approves every payment."""
    return f"+25079{uuid.uuid4().int % 10**7:07}"


def passenger() -> Caller:
    """Somebody with an account of their own."""
    return with_roles(new_id("acc"), frozenset({"passenger"}))


def driver(of: Trip) -> Caller:
    """The driver of a trip."""
    return with_roles(of.driver_id, frozenset({"driver"}), of.company_id)


def supervisor(of: Trip) -> Caller:
    """Somebody who may cancel a trip."""
    return with_roles(new_id("acc"), frozenset({"supervisor"}), of.company_id)


def wish(trip_id: str, legs: range, seats: Sequence[str | None] = (None,)) -> HoldRequest:
    """A request to hold one seat for each of `seats` (None: the one that fits best) on `legs`."""
    return buses.wish(trip_id, legs, *seats)
