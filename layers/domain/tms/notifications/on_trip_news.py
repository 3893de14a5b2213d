"""Use case: news of a trip become an event for each booking or each member of staff that is to be told.

Mails and SMS are sent for one person at a time, each once. So this makes the single events: the same news
that comes again makes the same events, which their consumers know as repeats.
"""

from collections.abc import Iterator

from tms.bookings.for_notifications.sold import sold_bookings
from tms.companies import for_notifications as companies
from tms.kernel.clock import epoch
from tms.kernel.events import publish
from tms.kernel.events.catalogue import (
    BookingDelayed,
    Payload,
    StaffAlerted,
    TripBrokenDown,
    TripBusSwapped,
    TripDelayed,
)
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.trips.for_notifications import trips
from tms.trips.trip import Trip


def on_trip_news(event: CloudEvent) -> None:
    """Publish an event for each booking that a delay concerns, for each member of staff about a breakdown, or
    for the drivers about another bus.

    Raises:
        TypeError: nobody is told of such events; the queue's filter should not have let it in.
        LookupError: there is no such trip.
    """
    data = event.data
    if not isinstance(data, TripDelayed | TripBrokenDown | TripBusSwapped):
        raise TypeError(f"nobody is told of {event.type}")
    trip = trips.find(data.trip_id)
    if trip is None:
        raise LookupError(f"{event.type} names {data.trip_id}, which does not exist")
    if isinstance(data, TripDelayed):
        told = _delayed(data, trip)
    else:
        told = _alerts(trip) if isinstance(data, TripBrokenDown) else _drivers(data, trip)
    publish.publish(
        [
            event_of(f"{event.id}/{subject}", "notifications", subject, event.time, each)
            for subject, each in told
        ]
    )


def _delayed(data: TripDelayed, trip: Trip) -> Iterator[tuple[str, Payload]]:
    """Yield what is told of each booking that has another time at its first or last stop, and is not over."""
    changed, now = range(data.first_stop, data.last_stop + 1), epoch()
    for booking in sold_bookings(trip.trip_id):
        departs = int((trip.stops[booking.start].departure_at + trip.late(booking.start)).timestamp())
        arrives = int((trip.stops[booking.stop].arrival_at + trip.late(booking.stop)).timestamp())
        if arrives > now and (booking.start in changed or booking.stop in changed):
            told = BookingDelayed(trip.company_id, booking.booking_id, trip.trip_id, departs, arrives)
            yield booking.booking_id, told


def _drivers(data: TripBusSwapped, trip: Trip) -> Iterator[tuple[str, Payload]]:
    """Yield what is told the driver of a trip with another bus, and the one before, if that was another."""
    label = f"{trip.label}, {trip.plate}"
    yield data.driver_id, StaffAlerted(trip.company_id, data.driver_id, trip.trip_id, "bus_swapped", label)
    former = data.former_driver_id
    if former != data.driver_id:
        yield former, StaffAlerted(trip.company_id, former, trip.trip_id, "trip_taken", trip.label)


def _alerts(trip: Trip) -> Iterator[tuple[str, Payload]]:
    label = f"{trip.label}, {trip.plate}"
    for account_id in companies.operators_of(trip.company_id):
        yield account_id, StaffAlerted(trip.company_id, account_id, trip.trip_id, "broken_down", label)
