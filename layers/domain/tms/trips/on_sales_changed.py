"""Use case: renew the lowest prices of the days on which stretches of a trip sold out, or came back."""

from tms.kernel.events.catalogue import BookingSalesChanged
from tms.trips import renew_day, store
from tms.trips.day_store import Day
from tms.trips.sold_journeys import sold_journeys


def on_sales_changed(event: BookingSalesChanged) -> None:
    """Renew the days of the stretches that the event names. Doing it again changes nothing."""
    trip = store.find(event.trip_id)
    if trip is None:
        return
    changed = set(event.stretches.split(","))
    for each in sold_journeys(trip):
        if f"{each.start}-{each.stop}" in changed:
            renew_day.renew(Day(each.origin_id, each.destination_id, each.departure_at.date()))
