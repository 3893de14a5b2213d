"""Use case: news of a trip become an event for each booking or each member of staff that is to be told.

Mails and SMS are sent for one person at a time, each once. So this makes the single events: the same news
that comes again makes the same events, which their consumers know as repeats.
"""

from collections.abc import Iterable, Iterator

from tms.bookings.for_notifications.sold import sold_bookings
from tms.companies import for_notifications as companies
from tms.fleet import for_notifications as fleet
from tms.kernel.clock import epoch
from tms.kernel.events import publish
from tms.kernel.events.catalogue import (
    PLATFORM,
    AccountDeleted,
    BookingDelayed,
    Payload,
    StaffAlerted,
    TripBrokenDown,
    TripBusSwapped,
    TripCancelled,
    TripDelayed,
    TripDriverChanged,
)
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.trips.for_notifications import trips
from tms.trips.trip import Trip

Told = Iterable[tuple[str, Payload]]
"""What is told, each with the id of the booking or the account that it is told."""


def on_trip_news(event: CloudEvent) -> None:
    """Publish an event for each booking that a delay concerns, for the drivers about another bus or driver or
    a cancellation, and for each member of staff about a breakdown or a driver that left.

    Raises:
        TypeError: nobody is told of such events; the queue's filter should not have let it in.
        LookupError: there is no such trip.
    """
    data = event.data
    if isinstance(data, AccountDeleted):
        told = _left(data)
    elif isinstance(data, TripDriverChanged):
        told = _handed_over(data)
    elif isinstance(data, TripDelayed | TripBrokenDown | TripBusSwapped | TripCancelled):
        told = _of_trip(event.type, data)
    else:
        raise TypeError(f"nobody is told of {event.type}")
    publish.publish(
        [
            event_of(f"{event.id}/{subject}", "notifications", subject, event.time, each)
            for subject, each in told
        ]
    )


def _of_trip(kind: str, data: TripDelayed | TripBrokenDown | TripBusSwapped | TripCancelled) -> Told:
    trip = trips.find(data.trip_id)
    if trip is None:
        raise LookupError(f"{kind} names {data.trip_id}, which does not exist")
    if isinstance(data, TripDelayed):
        return _delayed(data, trip)
    if isinstance(data, TripBusSwapped):
        return _drivers(data, trip)
    label = f"{trip.label}, {trip.plate}"
    if isinstance(data, TripCancelled):
        return [_alert(data, trip.driver_id, trip.trip_id, "trip_cancelled", label)]
    return _to_operators(data, trip.trip_id, "broken_down", label)


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
    yield _alert(data, data.driver_id, trip.trip_id, "bus_swapped", f"{trip.label}, {trip.plate}")
    if data.former_driver_id != data.driver_id:
        yield _alert(data, data.former_driver_id, trip.trip_id, "trip_taken", trip.label)


def _handed_over(data: TripDriverChanged) -> Iterator[tuple[str, Payload]]:
    """Yield what is told the driver of a trip, and the one that it was taken from."""
    yield _alert(data, data.driver_id, data.trip_id, "trip_given", data.label)
    yield _alert(data, data.former_driver_id, data.trip_id, "trip_taken", data.former_label)


def _left(data: AccountDeleted) -> Told:
    """Return what is told those that operate trips of a driver who has trips ahead and left the company."""
    ahead = [] if data.company_id == PLATFORM else fleet.trips_ahead(data.account_id)
    if not ahead:
        return []
    number = "one trip" if len(ahead) == 1 else f"{len(ahead)} trips, the first one"
    return _to_operators(data, ahead[0].trip_id, "driver_left", f"{number} {ahead[0].label}")


def _to_operators(data: Payload, trip_id: str, alert: str, label: str) -> Iterator[tuple[str, Payload]]:
    for account_id in companies.operators_of(data.company_id):
        yield _alert(data, account_id, trip_id, alert, label)


def _alert(data: Payload, account_id: str, trip_id: str, alert: str, label: str) -> tuple[str, Payload]:
    return account_id, StaffAlerted(data.company_id, account_id, trip_id, alert, label)
