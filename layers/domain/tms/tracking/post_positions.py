"""Use case: a driver's device posts positions, and those that can be believed go onto the stream."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, now
from tms.kernel.errors import Conflict, Unavailable
from tms.kernel.http.batches import ITEM_FAULTS, Batch, RejectedItem, rejected
from tms.kernel.logging import count
from tms.tracking import store, stream
from tms.tracking.fixes import DETAILS, STALE_S, Fix, Reason, Report, sift
from tms.tracking.live import Live
from tms.tracking.plan import plan_of
from tms.tracking.requests import PositionRequest
from tms.tracking.views import PositionsTaken
from tms.trips.for_tracking import post_positions as trips
from tms.trips.trip import Trip, TripStatus

WORTH_SENDING = frozenset({Reason.IMPOSSIBLE_SPEED, Reason.OFF_ROUTE})
"""Fixes that are not shown and go on the stream all the same: several of them may tell where the bus is, or
that it left its route."""


def post_positions(caller: Caller, batch: Batch[PositionRequest]) -> PositionsTaken:
    """Check positions, put them on the stream, and answer which of them will not be shown.

    A fault of one position is answered for that position, and refuses no other: a device sends again what
    was refused as a whole. A device that gets no 202 sends the same positions again, even if some of them
    came through: the consumer recognizes repeats by their time.

    Raises:
        Unavailable: `stream_busy`.
    """
    by_trip: defaultdict[str, list[int]] = defaultdict(list)
    for index, position in batch.items.items():
        by_trip[position.trip_id].append(index)
    not_taken = list(batch.unread)
    running: list[Trip] = []
    for trip_id, indices in by_trip.items():
        try:
            running.append(_running(caller, trip_id))
        except ITEM_FAULTS as fault:
            not_taken += rejected(indices, fault)
    shown = store.latest_of([trip.trip_id for trip in running])
    reports: list[Report] = []
    for trip in running:
        fixes = {index: _fix(batch.items[index]) for index in by_trip[trip.trip_id]}
        sent, unshown = _sifted(trip, fixes, shown.get(trip.trip_id))
        not_taken += unshown
        if sent:
            reports.append(Report(trip.trip_id, trip.bus_id, sent, departed_at=_departed_at(trip)))
    _send(reports)
    return PositionsTaken(len(batch) - len(not_taken), sorted(not_taken, key=lambda each: each.index))


def _sifted(
    trip: Trip, fixes: Mapping[int, Fix], shown: Live | None
) -> tuple[tuple[Fix, ...], list[RejectedItem]]:
    """Return the fixes to send, and those that will not be shown; see `WORTH_SENDING` for what is both.

    Args:
        fixes: by their index in the batch.
        shown: what is known of the trip.
    """
    moment, places = now().timestamp(), list(fixes)
    oldest = moment - STALE_S
    known = shown.latest if shown else None
    sifted = sift(list(fixes.values()), now=moment, known=known, plan=plan_of(trip), oldest=oldest)
    sent, unshown = dict(fixes), []
    for place, reason in sifted.rejected:
        index = places[place]
        if reason is Reason.STALE and fixes[index].at >= oldest:
            continue  # it came late, and belongs to the trail
        unshown.append(RejectedItem(index, reason.value, DETAILS[reason]))
        if reason not in WORTH_SENDING:
            del sent[index]
            count(reason.metric)
    return tuple(sent.values()), unshown


def _running(caller: Caller, trip_id: str) -> Trip:
    trip = trips.find_driven(caller, trip_id)
    if not trips.may_report(trip, epoch()):
        raise Conflict("trip_not_running", _not_running(trip), trip_status=trip.status)
    return trip


def _not_running(trip: Trip) -> str:
    if trip.status is TripStatus.PUBLISHED:
        leaves = f"{trip.departure_at:%H:%M on %d %B %Y}"
        return f"The trip leaves at {leaves}; its bus reports from an hour before until a day later."
    return f"The trip is {trip.status}; its bus reports no position."


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
