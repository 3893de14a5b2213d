"""Use case: tell what a cancellation of a trip would do."""

from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.bookings.booking import BookingStatus
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.money import total
from tms.trips.cancellation_views import CancellationPreview, instead_view
from tms.trips.next_trips import Stretch, next_trips
from tms.trips.own_trips import find_planned
from tms.trips.state_machine import Action, decide
from tms.trips.travelled import travelled_to

if TYPE_CHECKING:
    from tms.trips.requests import CancelQuery

OFFERED = 5


def preview_cancellation(caller: Caller, trip_id: str, query: "CancelQuery") -> CancellationPreview:
    """Return whom the cancellation of a trip would concern now, and what would go back to them.

    Of a trip that is cancelled it tells what is left to do; when all is done, that is nothing.

    Raises:
        NotFound: `trip_not_found`.
        Invalid: `bus_not_left`, `no_such_stop`.
        Conflict: `wrong_trip_state`; `bus_changing`, while its bus is swapped.
    """
    trip = find_planned(caller, trip_id)
    decide(trip, Action.CANCEL, epoch(), caller)
    stands = trip.cancellation.travelled if trip.cancellation else travelled_to(trip, query.last_station_id)
    found = bookings.bookings_behind(trip_id, stands)
    paid = [each for each in found if each.status is BookingStatus.CONFIRMED]
    begins, ends = trip.stops[0], trip.stops[-1]
    whole = Stretch(begins.station_id, ends.station_id, begins.departure_at)
    return CancellationPreview(
        trip_id=trip_id,
        bookings=len(paid),
        passengers=sum(len(each.places) for each in paid),
        refund=total((each.total for each in paid), trip.currency),
        unpaid_bookings=len(found) - len(paid),
        next_trips=[instead_view(*each) for each in next_trips(trip_id, whole, 1, OFFERED)],
    )
