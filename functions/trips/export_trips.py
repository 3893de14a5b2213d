"""GET /company/exports/trips.csv: a company's trips of some days as CSV."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file
from tms.trips.export_trips import export_trips
from tms.trips.requests import TripsOfDays

app = service_app("trips")


@app.get(
    "/company/exports/trips.csv",
    allow=Permission.TRIP_READ_COMPANY,
    query=TripsOfDays,
    returns="text/csv",
    errors={404: ("company_not_found",)},
    summary="The company's trips as CSV",
)
def handle(caller: Caller, query: TripsOfDays) -> Answer:
    """Give trips as a file that POST /company/imports/trips takes; without trips, the header alone."""
    return csv_file("trips.csv", export_trips(caller, query))
