"""POST /company/trips/{trip_id}/bus-swap: give a trip another bus while it is sold, boarded or under way."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import for_trips as tickets
from tms.trips import swap_bus
from tms.trips.obstacles import OBSTACLES
from tms.trips.requests import BusSwapRequest
from tms.trips.swap_views import BusSwapped

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/bus-swap",
    allow=Permission.TRIP_OPERATE,
    body=BusSwapRequest,
    returns=BusSwapped,
    errors={
        404: ("bus_not_found", "driver_not_found", "trip_not_found"),
        409: (
            *OBSTACLES,
            "bus_changing",
            "bus_running",
            "bus_too_small",
            "driver_running",
            "same_bus",
            "wrong_trip_state",
        ),
    },
    summary="Give a trip another bus",
)
def handle(caller: Caller, trip_id: str, request: BusSwapRequest) -> BusSwapped:
    """Swap the bus of a trip."""
    return swap_bus.swap_bus(caller, trip_id, request, tickets.reseat_into)
