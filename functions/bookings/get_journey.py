"""GET /bookings/journeys/{journey_id}: a journey with its bookings."""

from tms.bookings import get_journey
from tms.bookings.journey_views import JourneyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/bookings/journeys/{journey_id}",
    allow=Permission.BOOKING_READ,
    guests=True,
    of_others=True,
    returns=JourneyView,
    errors={404: ("journey_not_found",)},
    summary="Look at a journey",
)
def handle(caller: Caller, journey_id: str) -> JourneyView:
    """Show a journey."""
    return get_journey.get_journey(caller, journey_id)
