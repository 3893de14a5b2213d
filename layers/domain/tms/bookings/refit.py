"""The passengers of a trip that gets another bus: who sits where, and their move, booking by booking.

While a trip's seats are paused nobody can hold one. A hold that runs is paid for and extended as ever: its
booking is moved on the condition that it is as it was read, and read again if it is not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tms.bookings import refit_store, sale_store, store
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.moves import Rider
from tms.bookings.refit_store import Guard, refit_into
from tms.bookings.reseat import Reseating, SeatChange, reseat
from tms.bookings.seats import Seat
from tms.fleet.layout import Layout, from_grid
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.store import Transaction

__all__ = [
    "Guard",
    "Passengers",
    "Tickets",
    "add_seats",
    "move",
    "passengers_of",
    "pause",
    "refit_into",
    "resume",
    "settle",
    "tell",
]

GRACE_S = 60
"""A hold that ended so short a time ago may be paid for in this moment: it is moved as well."""

MOST_AT_ONCE = 30
"""How many tickets one transaction moves: each takes three writes."""

TRIES = 8

Tickets = Callable[[Transaction, Mapping[str, str]], None]
"""Adds to a transaction that issued tickets, given by their ids, have other seats."""


@dataclass(frozen=True)
class Passengers:
    """Everybody who has a seat on a trip.

    Attributes:
        layout: of the bus that they were sold, with the class of each seat.
        legs: how many legs the trip has.
        tickets: the id of the ticket of each rider.
    """

    layout: Layout
    legs: int
    seats: Sequence[Seat]
    tickets: Mapping[Rider, str]

    def in_bus(self, layout: Layout) -> Reseating:
        """Return who would sit where in a bus.

        Args:
            layout: with the class of each seat, as `Layout.of_bus` returns it.
        """
        return reseat(list(self.tickets), self.layout, layout, self.legs)

    def changes(self, reseating: Reseating) -> list[SeatChange]:
        """Return the changes of seats that a reseating means."""
        return [
            SeatChange(
                booking_id=move.rider.booking_id,
                ticket_id=self.tickets[move.rider],
                before=move.rider.seat,
                after=move.to,
                step=move.step,
                start=move.rider.legs.start,
                stop=move.rider.legs.stop,
            )
            for move in reseating.moves
        ]


def passengers_of(trip_id: str) -> Passengers | None:
    """Return everybody who has a seat on a trip now; None if the trip is not on sale."""
    found = sale_store.find(trip_id, consistent=True)
    if found is None:
        return None
    sale, seats = found
    lately = epoch() - GRACE_S
    claimed = {claim.booking_id for seat in seats for claim in seat.claims.values() if claim.until > lately}
    by_label = {seat.label: seat for seat in seats}
    tickets = {
        Rider(booking.booking_id, place.seat, booking.legs): place.ticket_id
        for booking in store.by_ids(claimed, consistent=True)
        if booking.status in {BookingStatus.HELD, BookingStatus.CONFIRMED}
        for place in booking.places
        if place.seat in by_label and _has(booking, by_label[place.seat], lately)
    }
    return Passengers(from_grid(sale.layout).of_bus(sale.bus_class), len(sale.stops) - 1, seats, tickets)


def pause(trip_id: str, swap_id: str, guard: Guard) -> bool:
    """Close all seats of a trip for sale; False if the swap does not go on."""
    labels = [seat.label for seat in sale_store.seats_of(trip_id) if seat.paused != swap_id]
    return refit_store.pause(trip_id, labels, swap_id, guard)


def move(changes: Iterable[SeatChange], swap_id: str, tickets: Tickets) -> None:
    """Change the seats of bookings, each in a transaction of its own. Doing it again changes nothing.

    Raises:
        Conflicted: bookings kept changing; nothing is lost, and the same call goes on.
    """
    several = list(changes)
    for step in sorted({change.step for change in several}):
        now = [change for change in several if change.step == step]
        for booking_id in dict.fromkeys(change.booking_id for change in now):
            own = [change for change in now if change.booking_id == booking_id]
            later = any(each.booking_id == booking_id and each.step > step for each in several)
            for start in range(0, len(own), MOST_AT_ONCE):
                part = own[start : start + MOST_AT_ONCE]
                last = not later and start + MOST_AT_ONCE >= len(own)
                _move_booking(booking_id, part, swap_id, tickets, last=last)


def tell(trip_id: str, swap_id: str) -> None:
    """Mark the paid bookings of a trip that kept their seats, so that their customers are told too."""
    seats = sale_store.seats_of(trip_id)
    claimed = {claim.booking_id for seat in seats for claim in seat.claims.values()}
    for booking in store.by_ids(claimed, consistent=True):
        if booking.status is BookingStatus.CONFIRMED and booking.swap_id != swap_id:
            refit_store.mark(booking.booking_id, swap_id)


def add_seats(trip_id: str, layout: Any, swap_id: str, guard: Guard) -> None:
    """Write the seats that only the new bus has. Doing it again changes nothing.

    Raises:
        Conflicted: others do the same, or the swap does not go on.
    """
    if not refit_store.add_seats(trip_id, from_grid(layout).labels, swap_id, guard):
        raise Conflicted


def settle(trip_id: str, layout: Any, swap_id: str) -> None:
    """Delete the seats that the bus does not have, and open the others for sale.

    Raises:
        Conflicted: others do the same, or somebody still has a seat that goes.
    """
    if not refit_store.drop_seats(trip_id, from_grid(layout).labels, swap_id, epoch()):
        raise Conflicted
    resume(trip_id, swap_id)


def resume(trip_id: str, swap_id: str) -> None:
    """Open the seats for sale that a swap closed. Doing it again changes nothing.

    Raises:
        Conflicted: others do the same.
    """
    if not refit_store.resume(trip_id, swap_id):
        raise Conflicted


def _move_booking(
    booking_id: str, changes: Sequence[SeatChange], swap_id: str, tickets: Tickets, *, last: bool
) -> None:
    for _ in range(TRIES):
        booking = store.find(booking_id)
        if booking is None:
            raise LookupError(f"{booking_id} has seats and does not exist")
        seats = _still_to_move(booking, changes)
        if not seats:
            return
        transaction = Transaction()
        refit_store.move_into(transaction, booking, seats, swap_id, epoch(), last=last)
        if booking.status is BookingStatus.CONFIRMED:
            tickets(transaction, seats)
        if transaction.happens():
            return
    raise Conflicted


def _still_to_move(booking: Booking, changes: Sequence[SeatChange]) -> dict[str, str]:
    at = {place.ticket_id: place.seat for place in booking.places}
    return {each.ticket_id: each.after for each in changes if at.get(each.ticket_id) == each.before}


def _has(booking: Booking, seat: Seat, lately: int) -> bool:
    """Tell whether a booking has all its legs of a seat: one that ended may have lost some to others."""
    claims = [seat.claims.get(leg) for leg in booking.legs]
    return all(
        claim is not None and claim.booking_id == booking.booking_id and claim.until > lately
        for claim in claims
    )
