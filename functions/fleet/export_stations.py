"""GET /company/exports/stations.csv: the company's own stations as CSV."""

from tms.fleet.export_stations import export_stations
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file

app = service_app("fleet")


@app.get(
    "/company/exports/stations.csv",
    allow=Permission.FLEET_READ,
    returns="text/csv",
    summary="The company's own stations as CSV",
)
def handle(caller: Caller) -> Answer:
    """Give the stations as a file that POST /company/imports/stations takes; without any, the header."""
    return csv_file("stations.csv", export_stations(caller))
