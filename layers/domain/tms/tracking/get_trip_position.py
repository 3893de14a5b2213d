"""Use case: tell where a trip's bus is, and when it reaches its next stop."""

from datetime import datetime

from tms.kernel.clock import at, epoch
from tms.kernel.errors import NotFound
from tms.tracking import store
from tms.tracking.views import NextStop, Position
from tms.trips.for_tracking import trips


def get_trip_position(trip_id: str) -> Position:
    """Return where a trip's bus was last seen; one read, and another of the trip where there is no position.

    The arrival was predicted at the last fix. A prediction that is past by now is shown as now, since the
    arrival has not been seen.

    Raises:
        NotFound: `trip_not_found`; `no_position`: its bus has not reported yet.
    """
    live = store.latest(trip_id)
    if live is None:
        trips.find_trip(trip_id)
        raise NotFound("no_position", "The bus of this trip has not reported its position yet.")
    fix, ahead, detour = live.progress.fix, live.ahead, live.detour

    def local(seconds: float) -> datetime:
        return at(int(seconds), live.offset)

    return Position(
        latitude=fix.latitude,
        longitude=fix.longitude,
        recorded_at=local(fix.at),
        speed_mps=fix.speed_mps,
        bearing=fix.bearing,
        next_stop=NextStop(ahead.station_id, ahead.name, local(ahead.due)) if ahead else None,
        eta=local(max(epoch(), round(ahead.at))) if ahead else None,
        off_route_since=local(detour.since) if detour and detour.certain else None,
    )
