"""Use case: list a company's trips of a day."""

from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.companies.for_trips.names import names_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http import pages
from tms.trips import row_store
from tms.trips.incidents import IncidentKind
from tms.trips.planning_views import TripRow, TripRows, load_view
from tms.trips.row_store import Row
from tms.trips.service_days import day_of

if TYPE_CHECKING:
    from tms.trips.requests import TripsOfDay


def list_planned_trips(caller: Caller, query: "TripsOfDay") -> TripRows:
    """Return a page of the trips of the caller's company that depart on a day, by departure.

    Raises:
        BadRequest: `bad_cursor`.
    """
    company = company_of(caller)
    day = day_of(company, query.date)
    rows, following = row_store.rows_of_day(
        company,
        day.isoformat(),
        wanted={
            "route_id": query.route_id,
            "bus_id": query.bus_id,
            "driver_id": query.driver_id,
            "status": query.status,
        },
        behind=pages.sort_key(query.cursor),
        limit=query.limit,
    )
    return TripRows(day.isoformat(), _views(rows), pages.next_cursor(following))


def _views(rows: list[Row]) -> list[TripRow]:
    names = names_of(row.driver_id for row in rows)
    loads = bookings.loads({row.trip_id: row.legs for row in rows})
    return [
        TripRow(
            trip_id=row.trip_id,
            status=row.status,
            route_id=row.route_id,
            route=row.route,
            timetable_id=row.timetable_id,
            bus_id=row.bus_id,
            plate=row.plate,
            bus_class=row.bus_class,
            driver_id=row.driver_id,
            driver=names.get(row.driver_id),
            origin=row.origin,
            destination=row.destination,
            departure_at=row.departure_at,
            arrival_at=row.arrival_at,
            delay_minutes=row.delay_s // 60,
            broken_down=row.broken,
            incident=IncidentKind(row.incident) if row.incident else None,
            load=load_view(loads[row.trip_id]) if row.trip_id in loads else None,
        )
        for row in rows
    ]
