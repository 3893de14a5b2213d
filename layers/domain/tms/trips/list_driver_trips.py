"""Use case: a driver's day."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.trips import row_store, store
from tms.trips.operation.views import DriverTrips, driver_trip
from tms.trips.row_store import Row
from tms.trips.service_days import day_of
from tms.trips.trip import RUNNING, TripStatus

if TYPE_CHECKING:
    from tms.trips.operation.requests import DriverDay


def list_driver_trips(caller: Caller, query: "DriverDay") -> DriverTrips:
    """Return the trips that the caller drives on a day, without drafts.

    The list comes from an index, a moment behind; each trip in it is as it is now.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
    """
    company = company_of(caller)
    day = day_of(company, query.date)
    rows = list(_rows(company, caller.subject, day))
    if query.date == "today":
        before = _rows(company, caller.subject, day - dt.timedelta(days=1))
        rows = [*(row for row in before if row.status in RUNNING), *rows]
    trips = [
        trip
        for trip in store.by_ids(row.trip_id for row in rows)
        if trip.driver_id == caller.subject and trip.status is not TripStatus.DRAFT
    ]
    trips.sort(key=lambda trip: (trip.departure_at, trip.trip_id))
    now = epoch()
    views = [
        driver_trip(trip, bookings.getting_on_and_off(trip.trip_id, len(trip.stops)), now) for trip in trips
    ]
    return DriverTrips(day.isoformat(), views)


def _rows(company: str, driver_id: str, day: dt.date) -> Iterator[Row]:
    """Yield the trips of a driver that depart on a day."""
    behind: str | None = None
    while True:
        rows, behind = row_store.rows_of_day(
            company, day.isoformat(), wanted={"driver_id": driver_id}, behind=behind, limit=100
        )
        yield from rows
        if behind is None:
            return
