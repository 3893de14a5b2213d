"""POST /company/imports/routes: make the routes of a CSV file with their fares, or tell what it would do."""

from tms.fleet.import_routes import import_routes
from tms.fleet.route.requests import RoutesFile
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.kernel.sheets.report import ImportReport
from tms.kernel.sheets.requests import ImportQuery

app = service_app("fleet")


@app.post(
    "/company/imports/routes",
    allow=Permission.FLEET_MANAGE,
    rate=5,
    body=RoutesFile,
    query=ImportQuery,
    returns=ImportReport,
    errors={422: ("bad_csv", "bad_header", "too_many_lines")},
    rejects=(
        "bad_route",
        "busy",
        "company_not_found",
        "fares_missing",
        "invalid_field",
        "listed_twice",
        "no_such_station",
        "route_changed",
        "route_name_taken",
        "route_not_found",
        "too_many_cells",
    ),
    summary="Make the routes of a CSV file",
)
def handle(caller: Caller, request: RoutesFile, query: ImportQuery) -> ImportReport:
    """Make or change the routes of a file, each on its own. Sent again, it changes nothing more."""
    return import_routes(caller, request, query)
