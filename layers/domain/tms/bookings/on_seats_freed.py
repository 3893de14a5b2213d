"""Use case: when seats may be free, offer them to those who wait; settle what became of earlier offers."""

from tms.bookings.end_of_sales import is_cancelled
from tms.bookings.offer_seats import offer_seats
from tms.bookings.settle_offer import settle_offer, strike_out
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import EntryStatus
from tms.kernel.events.catalogue import (
    BookingCancelled,
    BookingExchanged,
    BookingExpired,
    BookingGivenBack,
    TripBusSwapped,
    TripCancelled,
    TripMended,
    TripPublished,
    TripUndone,
    WaitingJoined,
)
from tms.kernel.events.cloud_events import CloudEvent

Freed = (
    BookingCancelled
    | BookingExchanged
    | BookingExpired
    | BookingGivenBack
    | TripBusSwapped
    | TripUndone
    | TripMended
    | TripPublished
)
"""The events after which seats of a trip may be free that were not before.

A trip keeps its line while it is off sale. What is freed in that time is offered once it is on sale again.
"""


def on_seats_freed(event: CloudEvent) -> int:
    """Offer seats of the trips that an event is about; a repeat finds nothing left to do.

    Returns:
        The seconds after which to call again; 0 if nothing is left.

    Raises:
        TypeError: it is another event; the queue's filter should not have let it in.
    """
    data = event.data
    if isinstance(data, WaitingJoined):
        return max(map(_joined, _waited_for(data.entry_id)), default=0)
    if isinstance(data, TripCancelled):
        strike_out(data.trip_id)
        return 0
    if not isinstance(data, Freed):
        raise TypeError(f"no seat is free after {event.type}")
    if isinstance(data, BookingExpired | BookingCancelled):
        settle_offer(data.booking_id)
    return offer_seats(data.trip_id)


def _joined(trip_id: str) -> int:
    """Offer seats of a trip whose line has one more entry.

    The trip may have been cancelled before the entry was in line, so that it was not struck out then.
    """
    if is_cancelled(trip_id):
        strike_out(trip_id)
        return 0
    return offer_seats(trip_id)


def _waited_for(entry_id: str) -> list[str]:
    entry = store.find(entry_id)
    if entry is None or entry.status is not EntryStatus.WAITING:
        return []
    return [wish.trip_id for wish in entry.wishes]
