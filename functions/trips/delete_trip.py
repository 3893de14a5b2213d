"""DELETE /company/trips/{trip_id}: delete a draft."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import delete_trip

app = service_app("trips")


@app.delete(
    "/company/trips/{trip_id}",
    allow=Permission.TRIP_PLAN,
    status=204,
    errors={
        404: ("trip_not_found",),
        409: (
            "bus_changing",
            "seats_taken",
            "wrong_trip_state",
        ),
    },
    summary="Delete a draft",
)
def handle(caller: Caller, trip_id: str) -> None:
    """Delete a draft."""
    delete_trip.delete_trip(caller, trip_id)
