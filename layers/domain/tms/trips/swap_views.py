"""The answers of the endpoints that swap a bus."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.reseat import SeatChange
from tms.fleet.buses import Bus
from tms.trips.availability_views import ReasonView, reason_view
from tms.trips.planning_views import PlannedTrip, planned_trip
from tms.trips.swap_plan import SwapPlan, missing_of
from tms.trips.trip import Trip


@dataclass(frozen=True)
class SeatChangeView:
    """A ticket that gets another seat.

    Attributes:
        origin, destination: where its passenger boards and alights.

    Example:
        booking_id: bkg_01KB3V7WF8H9J1K2M3N4P5Q6R7
        ticket_id: tkt_01KB3V7WG8H9J1K2M3N4P5Q6R7
        seat_before: 8D
        seat_after: 7D
        origin: Nyabugogo
        destination: Rubavu
    """

    booking_id: str
    ticket_id: str
    seat_before: str
    seat_after: str
    origin: str
    destination: str


@dataclass(frozen=True)
class BusSwapped:
    """A trip with its new bus, and the tickets that got other seats in the swap. All others keep theirs."""

    trip: PlannedTrip
    changes: Sequence[SeatChangeView]


@dataclass(frozen=True)
class LoweredSeat:
    """A passenger who would get a seat of a lower class, because no other one is free.

    The label may stay the same, where the seat of that label is of a lower class in the other bus.

    Example:
        booking_id: bkg_01KB3V7WF8H9J1K2M3N4P5Q6R7
        ticket_id: tkt_01KB3V7WG8H9J1K2M3N4P5Q6R7
        seat_before: 1A
        seat_after: 2A
        class_before: vip
        class_after: standard
        origin: Nyabugogo
        destination: Rubavu
    """

    booking_id: str
    ticket_id: str
    seat_before: str
    seat_after: str
    class_before: str
    class_after: str
    origin: str
    destination: str


@dataclass(frozen=True)
class LegShortage:
    """A leg that has more passengers than the bus has seats.

    Example:
        origin: Nyabugogo
        destination: Musanze
        seats_missing: 3
    """

    origin: str
    destination: str
    seats_missing: int


@dataclass(frozen=True)
class FittingBus:
    """A bus that is free for the trip and seats all its passengers.

    Example:
        plate: RAB 456 D
        bus_class: standard
        seats: 50
    """

    bus_id: str
    plate: str
    bus_class: str
    seats: int


@dataclass(frozen=True)
class SwapPreview:
    """What another bus would mean for a trip.

    Attributes:
        possible: whether the bus and the driver are free, and everybody has a seat.
        reasons: why the bus or the driver cannot be had.
        without_seat: how many passengers would have no seat on their whole way.
        missing: the legs that have more passengers than the bus has seats. Where there is none, and somebody
            has no seat all the same, the free seats are free in pieces.
        kept: how many passengers keep their seats.
        lowered: the passengers whose seat would be of a lower class, also among those who keep its label.
        buses: where it is not possible, the buses of the company that would do, at most 20.

    Example:
        possible: false
        without_seat: 3
        kept: 18
    """

    possible: bool
    reasons: Sequence[ReasonView]
    without_seat: int
    missing: Sequence[LegShortage]
    changes: Sequence[SeatChangeView]
    kept: int
    lowered: Sequence[LoweredSeat]
    buses: Sequence[FittingBus]


def bus_swapped(trip: Trip, changes: Sequence[SeatChange]) -> BusSwapped:
    """Return the view of a trip whose bus was swapped."""
    return BusSwapped(planned_trip(trip), _changes(trip, changes))


def swap_preview(found: SwapPlan, buses: Sequence[Bus]) -> SwapPreview:
    """Return the view of a swap that was judged.

    Args:
        buses: those that would do.
    """
    return SwapPreview(
        possible=found.reseating.fits and not found.obstacles,
        reasons=[reason_view(each) for each in found.obstacles],
        without_seat=len(found.reseating.unseated),
        missing=[LegShortage(*each) for each in missing_of(found)],
        changes=_changes(found.trip, found.changes),
        kept=found.kept,
        lowered=_lowered(found),
        buses=[FittingBus(bus.bus_id, bus.plate, bus.bus_class, bus.layout.capacity) for bus in buses],
    )


def _changes(trip: Trip, changes: Sequence[SeatChange]) -> list[SeatChangeView]:
    return [
        SeatChangeView(
            booking_id=each.booking_id,
            ticket_id=each.ticket_id,
            seat_before=each.before,
            seat_after=each.after,
            origin=trip.stops[each.start].name,
            destination=trip.stops[each.stop].name,
        )
        for each in changes
    ]


def _lowered(found: SwapPlan) -> list[LoweredSeat]:
    stops = found.trip.stops
    return [
        LoweredSeat(
            booking_id=rider.booking_id,
            ticket_id=found.passengers.tickets[rider],
            seat_before=rider.seat,
            seat_after=lowered.seat,
            class_before=lowered.class_before,
            class_after=lowered.class_after,
            origin=stops[rider.legs.start].name,
            destination=stops[rider.legs.stop].name,
        )
        for rider, lowered in found.reseating.lowered.items()
    ]
