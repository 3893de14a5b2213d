"""Use case: a device uploads the scans that it made while it had no network."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.kernel.errors import Problem
from tms.kernel.http.batches import ITEM_FAULTS, Batch, rejected
from tms.tickets.conflict_views import conflict_view
from tms.tickets.door import scan_at, shown
from tms.tickets.scan import Presented
from tms.tickets.scannable import scannable
from tms.tickets.views import ScansTaken, ScanTaken
from tms.trips.trip import Trip

if TYPE_CHECKING:
    from tms.tickets.requests import OfflineScan


def upload_scans(caller: Caller, batch: "Batch[OfflineScan]") -> ScansTaken:
    """Judge scans, board the passengers of the good ones, and answer each of them.

    The earliest scan of the batch is judged first, in whatever order they come: of two scans of one ticket
    the first one boards. What happened at the door is never refused: it is written down and flagged, and a
    passenger that the device let in against the platform's verdict makes a conflict, which names both
    devices if another one boarded the ticket before. A fault of one scan refuses no other.
    """
    not_taken = list(batch.unread)
    trips, faults = _trips(caller, {each.trip_id for each in batch.items.values()})
    taken: list[ScanTaken] = []
    for index, item in sorted(batch.items.items(), key=lambda each: each[1].scanned_at):
        try:
            if item.trip_id in faults:
                raise faults[item.trip_id]
            taken.append(_taken(caller, trips[item.trip_id], index, item))
        except ITEM_FAULTS as fault:
            not_taken += rejected([index], fault)
    return ScansTaken(
        sorted(taken, key=lambda each: each.index),
        sorted(not_taken, key=lambda each: each.index),
    )


def _trips(caller: Caller, trip_ids: "set[str]") -> tuple[Mapping[str, Trip], Mapping[str, Problem]]:
    """Return the trips at whose doors the caller scans, and why the others are not such."""
    trips: dict[str, Trip] = {}
    faults: dict[str, Problem] = {}
    for trip_id in sorted(trip_ids):
        try:
            trips[trip_id] = scannable(caller, trip_id)
        except ITEM_FAULTS as fault:
            faults[trip_id] = fault
    return trips, faults


def _taken(caller: Caller, trip: Trip, index: int, item: "OfflineScan") -> ScanTaken:
    presented = Presented(item.token, item.nonce, item.scanned_at, item.device, item.let_in)
    outcome = scan_at(caller, trip, presented)
    conflict = conflict_view(outcome.conflict, trip.departure_at) if outcome.conflict else None
    return ScanTaken(index, item.nonce, shown(outcome), conflict)
