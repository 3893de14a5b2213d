"""POST /company/imports/trips: plan the trips of a CSV file, or tell what each line would do."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.kernel.sheets.report import ImportReport
from tms.kernel.sheets.requests import ImportQuery
from tms.trips.import_trips import import_trips
from tms.trips.obstacles import OBSTACLES
from tms.trips.requests import TripsFile

app = service_app("trips")


@app.post(
    "/company/imports/trips",
    allow=Permission.TRIP_PLAN,
    rate=5,
    body=TripsFile,
    query=ImportQuery,
    returns=ImportReport,
    errors={422: ("bad_csv", "bad_header", "too_many_lines")},
    rejects=(
        *OBSTACLES,
        "bus_changing",
        "bus_running",
        "busy",
        "company_not_found",
        "departure_over",
        "departure_past",
        "departure_too_far",
        "driver_running",
        "invalid_field",
        "listed_twice",
        "no_such_time",
        "not_allowed",
        "route_retired",
        "route_unpriced",
        "seats_taken",
        "station_missing",
        "too_many_cells",
        "trip_not_found",
        "trip_too_long",
        "wrong_trip_state",
    ),
    summary="Plan the trips of a CSV file",
)
def handle(caller: Caller, request: TripsFile, query: ImportQuery) -> ImportReport:
    """Plan the trips of a file, each line on its own. Sent again, it changes nothing more."""
    return import_trips(caller, request, query)
