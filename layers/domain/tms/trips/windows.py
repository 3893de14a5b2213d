"""When a trip may be moved on: windows around its schedule; pure.

A driver taps the wrong trip of a long list, or taps twice. So a step is taken only when it is plausible, and
staff may undo it; see `tms.trips.undo_step`.
"""

from tms.kernel.clock import at, offset_of, rfc3339
from tms.kernel.errors import Conflict
from tms.trips.trip import Trip, TripStatus


def opens(trip: Trip, to: TripStatus) -> int:
    """Return from which epoch second on a trip may come to a state."""
    departure = int((trip.departure_at + trip.late(0)).timestamp())
    if to is TripStatus.BOARDING:
        return departure - trip.windows.boarding_s
    if to is TripStatus.DEPARTED:
        return departure - trip.windows.departure_s
    if trip.reached_at is not None:
        return trip.reached_at
    return trip.since.get(TripStatus.DEPARTED, departure) + int(trip.running_s * trip.windows.arrival_share)


NEXT = {
    TripStatus.PUBLISHED: TripStatus.BOARDING,
    TripStatus.BOARDING: TripStatus.DEPARTED,
    TripStatus.DEPARTED: TripStatus.ARRIVED,
}


def next_step(trip: Trip, now: int) -> tuple[TripStatus, int, bool] | None:
    """Return the state to which the driver brings a trip next, and from which epoch second on.

    Returns:
        With it, whether that is possible at `now`; None if no step is left.
    """
    to = NEXT.get(trip.status)
    if to is None:
        return None
    try:
        require_open(trip, to, now)
    except Conflict:
        return to, opens(trip, to), False
    return to, opens(trip, to), True


def require_open(trip: Trip, to: TripStatus, now: int) -> None:
    """Refuse to move a trip on where that is not plausible at `now`.

    Raises:
        Conflict: `too_early`, `too_late`.
    """
    opening = at(opens(trip, to), offset_of(trip.departure_at))
    if now < opening.timestamp():
        raise Conflict("too_early", _too_early(to, f"{opening:%H:%M on %d %B %Y}"), opens_at=rfc3339(opening))
    begun_by = (trip.departure_at + trip.late(0)).timestamp() + trip.windows.begun_within_s
    if to is not TripStatus.ARRIVED and now > begun_by:
        raise Conflict("too_late", "This departure was long ago; no bus begins it any more.")


def require_undoable(trip: Trip, now: int) -> None:
    """Refuse to undo the last step of a trip if it was taken long ago.

    Raises:
        Conflict: `too_late`.
    """
    if now > trip.status_at + trip.windows.undone_within_s:
        raise Conflict("too_late", "This step was taken long ago; what followed from it stands.")


def boards_at(trip: Trip) -> int:
    """Return the epoch second at which boarding opens by itself: some time before the bus really leaves."""
    return int((trip.departure_at + trip.late(0)).timestamp()) - trip.windows.opens_itself_s


def idle_from(trip: Trip, now: int) -> int:
    """Return from which epoch second on the bus and the driver of a trip that runs at `now` are free."""
    arrival = int((trip.arrival_at + trip.late(-1)).timestamp())
    return max(arrival, now + trip.running_s) + trip.windows.idle_after_s


def may_report(trip: Trip, now: int) -> bool:
    """Tell whether the bus of a trip reports its positions: while it runs, and before on its way there."""
    if trip.status is TripStatus.PUBLISHED:
        departure, late = trip.departure_at.timestamp(), trip.late(0).total_seconds()
        return departure - trip.windows.boarding_s <= now <= departure + late + trip.windows.begun_within_s
    return trip.runs


def _too_early(to: TripStatus, opening: str) -> str:
    if to is TripStatus.BOARDING:
        return f"Boarding opens at {opening}."
    if to is TripStatus.DEPARTED:
        return f"The bus may leave from {opening} on."
    return f"The bus cannot be at its last stop before {opening}, and it has not been seen there."
