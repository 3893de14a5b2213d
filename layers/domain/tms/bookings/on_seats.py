"""Use cases of the availability projection: renew it, and ask it how many seats are free."""

from collections.abc import Mapping

from tms.bookings import store
from tms.bookings.seats import count_free
from tms.kernel.clock import epoch


def renew(partition: str) -> None:
    """Make the availability of the trip in `partition` (`TRIP#<id>`) anew."""
    store.write_availability(partition.removeprefix("TRIP#"))


def seats_free(wanted: Mapping[str, range]) -> dict[str, int]:
    """Return how many seats each trip has free for its stretch, by one batch read.

    Args:
        wanted: trip id and the legs wanted; a trip whose availability is not known has none free.
    """
    if not wanted:
        return {}
    known = store.read_availability(list(wanted))
    now = epoch()
    return {trip_id: count_free(known.get(trip_id, ()), legs, now) for trip_id, legs in wanted.items()}
