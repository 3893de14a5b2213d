"""GET /company/exports/buses.csv: the company's buses as CSV."""

from tms.fleet.export_buses import export_buses
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file

app = service_app("fleet")


@app.get(
    "/company/exports/buses.csv",
    allow=Permission.FLEET_READ,
    returns="text/csv",
    summary="The company's buses as CSV",
)
def handle(caller: Caller) -> Answer:
    """Give the buses as a file that POST /company/imports/buses takes; without buses, the header alone."""
    return csv_file("buses.csv", export_buses(caller))
