"""POST /company/imports/stations: make the stations of a CSV file, or tell what each line would do."""

from tms.fleet.import_stations import import_stations
from tms.fleet.station.requests import StationsFile
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.kernel.sheets.report import ImportReport
from tms.kernel.sheets.requests import ImportQuery

app = service_app("fleet")


@app.post(
    "/company/imports/stations",
    allow=Permission.FLEET_MANAGE,
    rate=5,
    body=StationsFile,
    query=ImportQuery,
    returns=ImportReport,
    errors={422: ("bad_csv", "bad_header", "too_many_lines")},
    rejects=("busy", "invalid_field", "listed_twice", "station_name_taken", "too_many_cells"),
    summary="Make the stations of a CSV file",
)
def handle(caller: Caller, request: StationsFile, query: ImportQuery) -> ImportReport:
    """Make or change the stations of a file, each line on its own. Sent again, it changes nothing more."""
    return import_stations(caller, request, query)
