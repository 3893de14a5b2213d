"""Use case: show a journey to a caller that may see it."""

from tms.bookings import store
from tms.bookings.journey_views import JourneyView, journey_view
from tms.bookings.parts import parts_of
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.ids import derived_id


def get_journey(caller: Caller, journey_id: str) -> JourneyView:
    """Return a journey; of its bookings those that the caller may see.

    Raises:
        NotFound: `journey_not_found`; also if the caller may see none of its bookings.
    """
    missing = NotFound("journey_not_found", f"There is no journey {journey_id}.")
    first = store.find(derived_id("bkg", journey_id, "0"))
    if first is None or first.journey is None or first.journey.journey_id != journey_id:
        raise missing
    parts = [each.seen_at(epoch()) for each in parts_of(first)]
    seen = [each for each in parts if each.visible_to(caller)]
    if not seen:
        raise tenancy.hidden(caller, first.company_id, journey_id, missing)
    return journey_view(journey_id, seen)
