"""GET /trips/{trip_id}/offline-manifest: the passengers of a trip, readable only with their tickets."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import get_offline_manifest
from tms.tickets.offline_views import OfflineManifest

app = service_app("tickets")


@app.get(
    "/trips/{trip_id}/offline-manifest",
    allow=Permission.TICKET_SCAN,
    of_others=True,
    returns=OfflineManifest,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",)},
    summary="Passengers of a trip for an offline scanner",
)
def handle(caller: Caller, trip_id: str) -> OfflineManifest:
    """Seal the passengers for a scanner."""
    return get_offline_manifest.get_offline_manifest(caller, trip_id)
