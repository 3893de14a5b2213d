"""POST /company/imports/buses: put buses of a CSV file on record, or tell what each line would do."""

from tms.fleet.bus.requests import BusesFile
from tms.fleet.import_buses import import_buses
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.kernel.sheets.report import ImportReport
from tms.kernel.sheets.requests import ImportQuery
from tms.trips.for_fleet import timetables_of_bus

app = service_app("fleet")


@app.post(
    "/company/imports/buses",
    allow=Permission.FLEET_MANAGE,
    rate=5,
    body=BusesFile,
    query=ImportQuery,
    returns=ImportReport,
    errors={422: ("bad_csv", "bad_header", "too_many_lines")},
    rejects=("busy", "in_use", "invalid_field", "listed_twice", "plate_taken", "too_many_cells"),
    summary="Put the buses of a CSV file on record",
)
def handle(caller: Caller, request: BusesFile, query: ImportQuery) -> ImportReport:
    """Put the buses of a file on record, each line on its own. Sent again, it changes nothing more."""
    return import_buses(caller, request, query, timetables_of_bus)
