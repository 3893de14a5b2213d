"""GET /company/trips/{trip_id}/manifest.csv: the passengers of a trip for a spreadsheet."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.kernel.sheets.download import csv_file
from tms.tickets import get_manifest_csv

app = service_app("tickets")


@app.get(
    "/company/trips/{trip_id}/manifest.csv",
    allow=Permission.BOOKING_READ_COMPANY,
    or_allow=Permission.TRIP_DRIVE,
    of_others=True,
    returns="text/csv",
    errors={403: ("not_the_driver",), 404: ("trip_not_found",)},
    summary="A trip's passengers as CSV",
)
def handle(caller: Caller, trip_id: str) -> Answer:
    """List a trip's passengers for a spreadsheet."""
    return csv_file("manifest.csv", get_manifest_csv.get_manifest_csv(caller, trip_id))
