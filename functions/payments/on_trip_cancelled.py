"""Queue of cancelled trips: bookings are cancelled, tickets void, and the money is owed to the payers."""

from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import TripCancelled
from tms.kernel.events.cloud_events import CloudEvent
from tms.payments import on_trip_cancelled


def cancel(event: CloudEvent) -> int:
    """Cancel the bookings of one trip; return the seconds after which to go on with the rest."""
    if not isinstance(event.data, TripCancelled):
        raise TypeError(f"{event.type} is no cancelled trip")
    return on_trip_cancelled.cancel_bookings(event.data.trip_id)


handler = on_events_again(cancel)
