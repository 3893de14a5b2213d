"""POST /company/trips/{trip_id}/bus-swap/preview: see beforehand what another bus would mean for a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import preview_bus_swap
from tms.trips.requests import BusSwapRequest
from tms.trips.swap_views import SwapPreview

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/bus-swap/preview",
    allow=Permission.TRIP_OPERATE,
    body=BusSwapRequest,
    returns=SwapPreview,
    errors={
        404: ("bus_not_found", "driver_not_found", "trip_not_found"),
        409: ("bus_changing", "same_bus", "wrong_trip_state"),
    },
    summary="See what another bus would mean for a trip",
)
def handle(caller: Caller, trip_id: str, request: BusSwapRequest) -> SwapPreview:
    """See what another bus would mean for a trip."""
    return preview_bus_swap.preview_bus_swap(caller, trip_id, request)
