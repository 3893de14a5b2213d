"""Door for trips: put a trip's seats on sale, end that or take it back, count them, and fit them to a bus."""

from collections.abc import Callable, Iterable, Mapping

from tms.bookings import end_of_sales, refit, sale_store, store
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.end_of_sales import cancel_into
from tms.bookings.loads import Getting, Load, Occupancy, getting, load_of
from tms.bookings.sale import Sale
from tms.bookings.seats import booked_behind, closes_once_left, count_free
from tms.bookings.stretches import Sales, Selling, last_sale, selling
from tms.bookings.withdrawal import Withdrawal, refuse_taken
from tms.fleet.layout import from_grid
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction

__all__ = [
    "Getting",
    "Load",
    "Occupancy",
    "Sales",
    "Selling",
    "Withdrawal",
    "bookings_behind",
    "cancel_into",
    "close_into",
    "ends_of_sales",
    "getting_on_and_off",
    "loads",
    "occupancy",
    "open_sales",
    "refit",
    "reopen_into",
    "seats_free",
    "selling_now",
]


def open_sales(sale: Sale, transaction: Transaction | None = None) -> bool:
    """Put the seats of a trip on sale; False if they are on sale, or a condition of `transaction` failed.

    Args:
        transaction: other writes that happen with it.
    """
    labels = from_grid(sale.layout).labels
    return sale_store.open_sales(sale, labels, transaction or Transaction(), epoch())


def require_unsold(trip_id: str) -> None:
    """Refuse while somebody has a seat of a trip.

    Raises:
        Conflict: `seats_taken`.
    """
    refuse_taken(sale_store.seats_of(trip_id), epoch())


def close_into(transaction: Transaction, trip_id: str, left: range, at: int) -> None:
    """Add to `transaction` that the bus left the stops `left` at `at`, so that nobody can buy from there.

    Call it last: it fills `transaction` up; see `end_of_sales.close_into`.
    """
    found = sale_store.find(trip_id, consistent=True)
    closes = {}
    if found is not None:
        sale, seats = found
        for seat in seats:
            ends = closes_once_left(seat.closes, left, at, sale.cut_off_s)
            if ends != seat.closes:
                closes[seat.label] = ends
    end_of_sales.close_into(transaction, trip_id, closes)


def reopen_into(
    transaction: Transaction, trip_id: str, stops: range, guard: Callable[[Transaction], None]
) -> list[Transaction]:
    """Add to `transaction` that the bus has not left `stops` after all: there sales end as planned.

    Call it last: it fills `transaction` up.

    Args:
        guard: adds to each further transaction that the trip has not moved on since: a bus that leaves in
            this moment must not sell again.

    Returns:
        The transactions to commit after it, where a bus has more seats than fit in: until then such a bus
        sells too little, never too much. Calling this again finishes the work.
    """
    found = sale_store.find(trip_id, consistent=True)
    if found is None:
        return []
    sale, seats = found
    planned = sale.closes()
    closes = {}
    for seat in seats:
        ends = [planned[leg] if leg in stops else end for leg, end in enumerate(seat.closes)]
        if ends != list(seat.closes):
            closes[seat.label] = ends
    labels = list(closes)
    room = sale_store.MOST_WRITES - len(transaction)
    sale_store.close_into(transaction, trip_id, {label: closes[label] for label in labels[:room]})
    rest: list[Transaction] = []
    each = sale_store.MOST_WRITES - 1
    for start in range(room, len(labels), each):
        rest.append(Transaction())
        guard(rest[-1])
        several = labels[start : start + each]
        sale_store.close_into(rest[-1], trip_id, {label: closes[label] for label in several})
    return rest


def seats_free(wanted: Mapping[str, range]) -> dict[str, int]:
    """Return how many seats each trip has free for its stretch, by one batch read.

    Args:
        wanted: trip id and the legs of the stretch; a trip whose availability is unknown has none free.
    """
    if not wanted:
        return {}
    known = sale_store.read_availability(list(wanted))
    now = epoch()
    return {trip_id: count_free(known.get(trip_id, ()), legs, now) for trip_id, legs in wanted.items()}


def selling_now(wanted: Iterable[tuple[str, range]]) -> dict[tuple[str, range], Selling]:
    """Return how stretches of trips sell, by one batch read of at most 100 trips.

    Args:
        wanted: trip ids, each with the legs of a stretch; a trip may have several.
    """
    stretches = list(wanted)
    if not stretches:
        return {}
    known = sale_store.read_availability(list(dict.fromkeys(trip_id for trip_id, _ in stretches)))
    now = epoch()
    return {(trip_id, legs): selling(known.get(trip_id, ()), legs, now) for trip_id, legs in stretches}


def ends_of_sales(wanted: Iterable[tuple[str, range]]) -> dict[tuple[str, range], int | None]:
    """Return when the sales of stretches end, as their seats are projected now; a trip that is not on sale is
    left out.

    Returns:
        Epoch seconds; None where all seats of the stretch are sold.
    """
    stretches = list(wanted)
    if not stretches:
        return {}
    known = sale_store.read_availability(list(dict.fromkeys(each for each, _ in stretches)), consistent=True)
    return {
        (trip_id, legs): last_sale(known[trip_id], legs) for trip_id, legs in stretches if trip_id in known
    }


def loads(legs: Mapping[str, int]) -> dict[str, Load]:
    """Return how full trips are, by one batch read; a trip that is not on sale is left out.

    Args:
        legs: trip id and the number of its legs; at most 100 trips.
    """
    if not legs:
        return {}
    known, now = sale_store.read_availability(list(legs)), epoch()
    return {trip_id: load_of(seats, now, range(legs[trip_id])) for trip_id, seats in known.items()}


def occupancy(trip_id: str, legs: int) -> Occupancy:
    """Return how full a trip is now, and what its passengers paid."""
    seats, now = sale_store.seats_of(trip_id), epoch()
    claims = {claim.booking_id for seat in seats for claim in seat.claims.values()}
    paid = (each for each in store.by_ids(claims) if each.status is BookingStatus.CONFIRMED)
    return Occupancy(
        whole=load_of(seats, now, range(legs)),
        legs=[load_of(seats, now, range(leg, leg + 1)) for leg in range(legs)],
        revenue=sum(each.total.amount for each in paid),
    )


def getting_on_and_off(trip_id: str, stops: int) -> list[Getting]:
    """Return how many passengers get on and off at each stop of a trip, as it is sold now."""
    return getting(sale_store.seats_of(trip_id), stops)


def bookings_behind(trip_id: str, stop: int) -> list[Booking]:
    """Return the bookings that are held or paid now and travel on behind a stop, counted from 0."""
    now = epoch()
    found = store.by_ids(booked_behind(sale_store.seats_of(trip_id), stop, now))
    live = {BookingStatus.HELD, BookingStatus.CONFIRMED}
    return [booking for booking in found if booking.seen_at(now).status in live]
