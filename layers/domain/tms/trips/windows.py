"""When a trip may be moved on: windows around its schedule; pure.

A driver taps the wrong trip of a long list, or taps twice. So a step is taken only when it is plausible, and
staff may undo it; see `tms.trips.undo_step`.
"""

from dataclasses import dataclass

from tms.kernel.clock import at, offset_of, rfc3339
from tms.kernel.errors import Conflict
from tms.trips.trip import Trip, TripStatus


@dataclass(frozen=True)
class Windows:
    """A policy: how far from the schedule the steps of a trip may be.

    Attributes:
        boarding_s: boarding opens at most this many seconds before the departure. The bus reports its
            positions from then on.
        turnaround_s: a bus and its driver are not planned for another trip until this long after the arrival.
        opens_itself_s: boarding opens by itself this many seconds before the departure, unless the driver
            opened it before.
        departure_s: the bus leaves at most this many seconds before its departure.
        begun_within_s: neither is begun later than this after the departure.
        arrival_share: from the departure to the arrival passes at least this share of the scheduled time,
            unless the bus was seen at its last stop.
        idle_after_s: a bus and its driver are free this many seconds after the scheduled arrival, also where
            the driver forgot to arrive.
        undone_within_s: a step is undone at most this many seconds after it was taken.
    """

    boarding_s: int = 60 * 60
    turnaround_s: int = 30 * 60
    opens_itself_s: int = 30 * 60
    departure_s: int = 15 * 60
    begun_within_s: int = 24 * 3600
    arrival_share: float = 0.5
    idle_after_s: int = 2 * 3600
    undone_within_s: int = 24 * 3600


DEFAULTS = Windows()


def opens(trip: Trip, to: TripStatus, windows: Windows = DEFAULTS) -> int:
    """Return from which epoch second on a trip may come to a state."""
    departure = int((trip.departure_at + trip.late(0)).timestamp())
    if to is TripStatus.BOARDING:
        return departure - windows.boarding_s
    if to is TripStatus.DEPARTED:
        return departure - windows.departure_s
    if trip.reached_at is not None:
        return trip.reached_at
    return trip.since.get(TripStatus.DEPARTED, departure) + int(trip.running_s * windows.arrival_share)


NEXT = {
    TripStatus.PUBLISHED: TripStatus.BOARDING,
    TripStatus.BOARDING: TripStatus.DEPARTED,
    TripStatus.DEPARTED: TripStatus.ARRIVED,
}


def next_step(trip: Trip, now: int, windows: Windows = DEFAULTS) -> tuple[TripStatus, int, bool] | None:
    """Return the state to which the driver brings a trip next, and from which epoch second on.

    Returns:
        With it, whether that is possible at `now`; None if no step is left.
    """
    to = NEXT.get(trip.status)
    if to is None:
        return None
    try:
        require_open(trip, to, now, windows)
    except Conflict:
        return to, opens(trip, to, windows), False
    return to, opens(trip, to, windows), True


def require_open(trip: Trip, to: TripStatus, now: int, windows: Windows = DEFAULTS) -> None:
    """Refuse to move a trip on where that is not plausible at `now`.

    Raises:
        Conflict: `too_early`, `too_late`.
    """
    opening = at(opens(trip, to, windows), offset_of(trip.departure_at))
    if now < opening.timestamp():
        raise Conflict("too_early", _too_early(to, f"{opening:%H:%M on %d %B %Y}"), opens_at=rfc3339(opening))
    begun_by = (trip.departure_at + trip.late(0)).timestamp() + windows.begun_within_s
    if to is not TripStatus.ARRIVED and now > begun_by:
        raise Conflict("too_late", "This departure was long ago; no bus begins it any more.")


def require_undoable(trip: Trip, now: int, windows: Windows = DEFAULTS) -> None:
    """Refuse to undo the last step of a trip if it was taken long ago.

    Raises:
        Conflict: `too_late`.
    """
    if now > trip.status_at + windows.undone_within_s:
        raise Conflict("too_late", "This step was taken long ago; what followed from it stands.")


def boards_at(trip: Trip, windows: Windows = DEFAULTS) -> int:
    """Return the epoch second at which boarding opens by itself: some time before the bus really leaves."""
    return int((trip.departure_at + trip.late(0)).timestamp()) - windows.opens_itself_s


def idle_from(trip: Trip, now: int, windows: Windows = DEFAULTS) -> int:
    """Return from which epoch second on the bus and the driver of a trip that runs at `now` are free."""
    arrival = int((trip.arrival_at + trip.late(-1)).timestamp())
    return max(arrival, now + trip.running_s) + windows.idle_after_s


def may_report(trip: Trip, now: int, windows: Windows = DEFAULTS) -> bool:
    """Tell whether the bus of a trip reports its positions: while it runs, and before on its way there."""
    if trip.status is TripStatus.PUBLISHED:
        departure, late = trip.departure_at.timestamp(), trip.late(0).total_seconds()
        return departure - windows.boarding_s <= now <= departure + late + windows.begun_within_s
    return trip.runs


def _too_early(to: TripStatus, opening: str) -> str:
    if to is TripStatus.BOARDING:
        return f"Boarding opens at {opening}."
    if to is TripStatus.DEPARTED:
        return f"The bus may leave from {opening} on."
    return f"The bus cannot be at its last stop before {opening}, and it has not been seen there."
