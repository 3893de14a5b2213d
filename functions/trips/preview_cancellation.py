"""GET /company/trips/{trip_id}/cancel/preview: what the cancellation of a trip would do."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import preview_cancellation
from tms.trips.cancellation_views import CancellationPreview
from tms.trips.requests import CancelQuery

app = service_app("trips")


@app.get(
    "/company/trips/{trip_id}/cancel/preview",
    allow=Permission.TRIP_OPERATE,
    query=CancelQuery,
    returns=CancellationPreview,
    errors={
        404: ("trip_not_found",),
        409: ("bus_changing", "wrong_trip_state"),
        422: ("bus_not_left", "no_such_stop"),
    },
    summary="See what the cancellation of a trip would do",
)
def handle(caller: Caller, trip_id: str, query: CancelQuery) -> CancellationPreview:
    """Tell what the cancellation of a trip would do."""
    return preview_cancellation.preview_cancellation(caller, trip_id, query)
