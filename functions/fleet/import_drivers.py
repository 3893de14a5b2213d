"""POST /company/imports/drivers: enter the licences of a CSV file, or tell what each line would do."""

from tms.fleet.driver.requests import DriversFile
from tms.fleet.import_drivers import import_drivers
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.kernel.sheets.report import ImportReport
from tms.kernel.sheets.requests import ImportQuery

app = service_app("fleet")


@app.post(
    "/company/imports/drivers",
    allow=Permission.FLEET_MANAGE,
    jwe=True,
    rate=5,
    body=DriversFile,
    query=ImportQuery,
    returns=ImportReport,
    errors={422: ("bad_csv", "bad_header", "too_many_lines")},
    rejects=(
        "busy",
        "company_not_found",
        "driver_not_found",
        "in_use",
        "invalid_field",
        "licence_not_found",
        "listed_twice",
        "too_many_cells",
    ),
    summary="Enter the licences of a CSV file",
)
def handle(caller: Caller, request: DriversFile, query: ImportQuery) -> ImportReport:
    """Enter or change the licences of a file, each line on its own. Sent again, it changes nothing more."""
    return import_drivers(caller, request, query)
