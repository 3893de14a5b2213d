"""GET /trips/{trip_id}/revocations: which tickets of a trip are void, for scanners without a network."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import get_revocations
from tms.tickets.offline_views import Revocations

app = service_app("tickets")


@app.get(
    "/trips/{trip_id}/revocations",
    allow=Permission.TICKET_SCAN,
    of_others=True,
    returns=Revocations,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",)},
    summary="Void tickets of a trip",
)
def handle(caller: Caller, trip_id: str) -> Revocations:
    """Tell which tickets are void. A scanner asks again whenever it has a network."""
    return get_revocations.get_revocations(caller, trip_id)
