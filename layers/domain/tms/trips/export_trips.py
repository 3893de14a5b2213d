"""Use case: give the trips of some days as CSV."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from tms.fleet.for_trips.names import Names
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.sheets import sheet
from tms.kernel.sheets.sheet import Row
from tms.trips import row_store
from tms.trips.service_days import day_of
from tms.trips.trip_columns import COLUMNS, row_of

if TYPE_CHECKING:
    from tms.trips.requests import TripsOfDays


def export_trips(caller: Caller, query: "TripsOfDays") -> str:
    """Return the trips of the caller's company on some days by departure, as a file that an import takes.

    Raises:
        NotFound: `company_not_found`.
    """
    company = company_of(caller)
    return sheet.written(COLUMNS, _rows(company, query, Names(company)))


def _rows(company: str, query: "TripsOfDays", names: Names) -> Iterator[Row]:
    first = day_of(company, query.date)
    for number in range(query.days):
        for row in row_store.all_rows_of(company, first + timedelta(days=number)):
            yield row_of(
                trip_id=row.trip_id,
                route=row.route,
                departure=row.departure_at.isoformat(),
                plate=row.plate,
                driver=names.mails.get(row.driver_id) or "",
                status=row.status,
            )
