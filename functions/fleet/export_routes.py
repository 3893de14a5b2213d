"""GET /company/exports/routes.csv: the company's routes with their fares as CSV."""

from tms.fleet.export_routes import export_routes
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file

app = service_app("fleet")


@app.get(
    "/company/exports/routes.csv",
    allow=Permission.FLEET_READ,
    returns="text/csv",
    summary="The company's routes as CSV",
)
def handle(caller: Caller) -> Answer:
    """Give the routes as a file that POST /company/imports/routes takes; without routes, the header alone."""
    return csv_file("routes.csv", export_routes(caller))
