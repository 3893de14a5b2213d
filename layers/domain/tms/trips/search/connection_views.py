"""The answer of a search for ways with one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tms.bookings.stretches import Selling
from tms.kernel.money import Money
from tms.trips.search.connections import Way
from tms.trips.search.views import FoundTrip, PlaceView, SearchedPlace, found_trips


@dataclass(frozen=True)
class Connection:
    """A way with one change: two journeys, each with its own seats and price.

    Attributes:
        change_at: the station where passengers change.
        wait_minutes: between the two buses, by the schedule.
        transfer_minutes: at least so long is kept free for the change: the longer time of the two companies.
        total: what an adult pays for both; null where they are paid in two currencies.
        seats_free: how many passengers can travel on both.

    Example:
        duration_minutes: 300
        wait_minutes: 40
        transfer_minutes: 15
    """

    departure_at: datetime
    arrival_at: datetime
    duration_minutes: int
    change_at: PlaceView
    wait_minutes: int
    transfer_minutes: int
    total: Money | None
    seats_free: int
    journeys: Sequence[FoundTrip]


@dataclass(frozen=True)
class FoundConnections:
    """Ways with one change that can be bought now, by departure. None is listed that another way beats: one
    that leaves no earlier, arrives no later and costs no more.

    `next_cursor` asks for later departures; it is null on the last page. A page may be empty and have a next
    one.

    Example:
        date: 2026-12-01
    """

    date: date
    from_: SearchedPlace
    to: SearchedPlace
    items: Sequence[Connection]
    next_cursor: str | None


def connection_view(way: Way, selling: Mapping[tuple[str, range], Selling]) -> Connection:
    """Return the view of a way with a change, as its journeys sell now."""
    first, second = way.journeys
    return Connection(
        departure_at=way.departure_at,
        arrival_at=way.arrival_at,
        duration_minutes=int((way.arrival_at - way.departure_at).total_seconds()) // 60,
        change_at=PlaceView(second.origin_id, second.origin),
        wait_minutes=int(way.wait.total_seconds()) // 60,
        transfer_minutes=max(first.transfer_s, second.transfer_s) // 60,
        total=way.total,
        seats_free=min(selling[each.trip_id, each.legs].seats_free for each in way.journeys),
        journeys=found_trips(way.journeys, selling),
    )
