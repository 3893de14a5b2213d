"""Use case: a driver's device posts positions, and those that can be believed go onto the stream."""

from collections import defaultdict
from collections.abc import Sequence

from tms.kernel.access.caller import Caller
from tms.kernel.clock import now
from tms.kernel.errors import Conflict, Unavailable
from tms.kernel.logging import count
from tms.tracking import stream
from tms.tracking.fixes import DETAILS, STALE_S, Fix, Report, sift
from tms.tracking.requests import PositionRequest
from tms.tracking.views import PositionsTaken, RejectedPosition
from tms.trips.for_tracking import post_positions as trips
from tms.trips.trip import Trip, TripStatus

RUNNING = frozenset({TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED})
"""The states in which a trip's bus may report. Before boarding it is on its way to the first stop."""


def post_positions(caller: Caller, positions: Sequence[PositionRequest]) -> PositionsTaken:
    """Check positions and put the believable ones on the stream.

    A device that gets no 202 sends the same positions again, even if some of them came through: the consumer
    recognizes repeats by their time.

    Raises:
        NotFound: `trip_not_found`; also if it belongs to another company.
        Forbidden: `not_the_driver`.
        Conflict: `trip_not_running`.
        Unavailable: `stream_busy`.
    """
    by_trip: defaultdict[str, list[int]] = defaultdict(list)
    for index, position in enumerate(positions):
        by_trip[position.trip_id].append(index)
    running = [_running(caller, trip_id) for trip_id in by_trip]
    moment = now().timestamp()
    rejected: list[RejectedPosition] = []
    reports: list[Report] = []
    for trip, indices in zip(running, by_trip.values(), strict=True):
        sifted = sift([_fix(positions[index]) for index in indices], now=moment, oldest=moment - STALE_S)
        rejected += [
            RejectedPosition(indices[place], reason.value, DETAILS[reason])
            for place, reason in sifted.rejected
        ]
        for reason, number in sifted.counts().items():
            count(reason.metric, number)
        if sifted.fresh:
            reports.append(
                Report(trip.trip_id, trip.bus_id, tuple(sifted.fresh), departed_at=_departed_at(trip))
            )
    _send(reports)
    return PositionsTaken(len(positions) - len(rejected), sorted(rejected, key=lambda each: each.index))


def _running(caller: Caller, trip_id: str) -> Trip:
    trip = trips.find_driven(caller, trip_id)
    if trip.status not in RUNNING:
        raise Conflict(
            "trip_not_running",
            f"The trip is {trip.status}; its bus reports no position.",
            trip_status=trip.status,
        )
    return trip


def _departed_at(trip: Trip) -> int | None:
    return trip.status_at if trip.status is TripStatus.DEPARTED else None


def _send(reports: Sequence[Report]) -> None:
    if not reports:
        return
    try:
        stream.put(reports)
    except stream.StreamBusy:
        raise Unavailable("stream_busy", "Too many positions at once. Send all of these again.", 2) from None


def _fix(position: PositionRequest) -> Fix:
    return Fix(
        round(position.recorded_at.timestamp(), 3),
        position.latitude,
        position.longitude,
        position.speed_mps,
        position.bearing,
        position.accuracy_m,
    )
