"""GET /company/exports/drivers.csv: the licences of the company's drivers as CSV."""

from tms.fleet.export_drivers import export_drivers
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file

app = service_app("fleet")


@app.get(
    "/company/exports/drivers.csv",
    allow=Permission.FLEET_MANAGE,
    of_others=True,
    returns="text/csv",
    summary="The company's drivers as CSV",
)
def handle(caller: Caller) -> Answer:
    """Give the drivers as a file that POST /company/imports/drivers takes; without any, the header alone."""
    return csv_file("drivers.csv", export_drivers(caller))
