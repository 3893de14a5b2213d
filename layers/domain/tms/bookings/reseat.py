"""Reseating: which seats of another bus the passengers of a trip get; pure.

A passenger keeps the seat of the same label where the new bus has it. The others get the nearest seat that is
free on all their legs: first one of the same class, then one of the same kind (window, aisle, between), then
by its distance in the grid. People of one booking sit near each other where that costs no further move. If
somebody finds no seat, a few others who could stay are moved aside, as long as that makes room.

A passenger gets a seat of a lower class only where no other one is free. So a seat of the same label that is
of a lower class in the new bus is left for a better one. A passenger whose seat is of a higher class in the
new bus keeps it, but makes room for one who had that class.

Seats are free in pieces: with enough of them on each leg, there may still be no single one for a long way.
To decide that for certain would take too long (it is NP-complete), so a swap may be refused that a patient
person could work out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tms.bookings.moves import Move, Rider, in_steps
from tms.bookings.seating import Seating
from tms.bookings.spots import spots
from tms.fleet.layout import Layout


@dataclass(frozen=True)
class SeatChange:
    """A ticket that gets another seat.

    Attributes:
        step: see `Move`.
        start, stop: indexes of the stops where its passenger boards and alights.
    """

    booking_id: str
    ticket_id: str
    before: str
    after: str
    step: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Lowered:
    """A seat of a lower class than its rider has now."""

    seat: str
    class_before: str
    class_after: str


@dataclass(frozen=True)
class Reseating:
    """Who sits where in another bus.

    Attributes:
        moves: in an order in which each seat is free when its turn comes.
        unseated: riders for whom no seat was found; the bus does not fit if there are any.
        lowered: riders, with their new seats, whose class is lower than that of the seats they have now.
        missing: by leg, how many riders it has more than the bus has seats.
    """

    moves: Sequence[Move]
    unseated: Sequence[Rider]
    missing: Sequence[int]
    lowered: Mapping[Rider, Lowered]

    @property
    def fits(self) -> bool:
        """Tell whether everybody has a seat."""
        return not self.unseated


def reseat(riders: Sequence[Rider], before: Layout, after: Layout, legs: int) -> Reseating:
    """Return who sits where when a trip gets another bus.

    Args:
        riders: all who hold or have bought a seat; no two of them share a leg of a seat.
        before, after: layouts of the two buses.
        legs: how many legs the trip has.
    """
    load = [sum(leg in rider.legs for rider in riders) for leg in range(legs)]
    missing = [max(0, each - after.capacity) for each in load]
    best: Seating | None = None
    for order, tight in ((_longest_first, False), (_longest_first, True), (_earliest_first, True)):
        tried = Seating(after, spots(before), spots(after), legs)
        tried.place(sorted(riders, key=order), tight=tight)
        if best is None or len(tried.unseated) < len(best.unseated):
            best = tried
        if not best.unseated:
            break
    assert best is not None  # noqa: S101 - there is an order
    best.make_room()
    best.keep_classes()
    lowered = {rider: _lowered(best, rider) for rider in best.lowered}
    return Reseating(in_steps(best.moves), best.unseated, missing, lowered)


def _longest_first(rider: Rider) -> tuple[int, int, str, str]:
    return -len(rider.legs), rider.legs.start, rider.booking_id, rider.seat


def _earliest_first(rider: Rider) -> tuple[int, int, str, str]:
    return rider.legs.start, -len(rider.legs), rider.booking_id, rider.seat


def _lowered(seating: Seating, rider: Rider) -> Lowered:
    seat = seating.seat_of[rider]
    return Lowered(seat, seating.old[rider.seat].seat_class, seating.new[seat].seat_class)
