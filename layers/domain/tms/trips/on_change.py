"""What happened to trips, told from the changes of their table; pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import (
    Payload,
    TripArrived,
    TripBoarding,
    TripBrokenDown,
    TripBusSwapBegun,
    TripBusSwapped,
    TripCancelled,
    TripDelayed,
    TripDeparted,
    TripDriverChanged,
    TripIncident,
    TripMended,
    TripPublished,
    TripReconciled,
    TripUndone,
)
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.trips.state_machine import BEFORE
from tms.trips.trip import ON_SALE, TripStatus

_PAYLOADS = {
    TripStatus.PUBLISHED.value: TripPublished,
    TripStatus.BOARDING.value: TripBoarding,
    TripStatus.DEPARTED.value: TripDeparted,
    TripStatus.ARRIVED.value: TripArrived,
    TripStatus.RECONCILED.value: TripReconciled,
    TripStatus.CANCELLED.value: TripCancelled,
}

_BEFORE = {to.value: before.value for to, before in BEFORE.items()}


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table; none for other items."""
    item = change.new
    kind = item.get("sk", "").partition("#")[0]
    if kind not in {"TRIP", "INCIDENT"}:
        return []
    trip_id = item["pk"].removeprefix("TRIP#")
    told = _of_trip(change, trip_id) if kind == "TRIP" else _of_incident(change, trip_id)
    return [event_of(change.id, "trips", trip_id, change.at, each) for each in told]


def _of_trip(change: Change, trip_id: str) -> Iterator[Payload]:
    company_id, old = change.new["company_id"], change.old
    yield from _of_status(company_id, trip_id, old.get("status"), change.new["status"])
    yield from _of_delay(company_id, trip_id, old, change.new)
    if change.new.get("broken_at") != old.get("broken_at"):
        broken = change.new.get("broken_at") is not None
        yield TripBrokenDown(company_id, trip_id) if broken else TripMended(company_id, trip_id)
    yield from _of_swap(change, trip_id)
    yield from _of_driver(change, trip_id)


def _of_driver(change: Change, trip_id: str) -> Iterator[Payload]:
    """Yield the event of another driver of a trip that was on sale, except where a swap tells it."""
    new, old = change.new, change.old
    swapped = new.get("last_swap_id") not in {None, old.get("last_swap_id")}
    if old.get("status") not in ON_SALE or new["driver_id"] == old["driver_id"] or swapped:
        return
    labels = _label(new), _label(old)
    yield TripDriverChanged(new["company_id"], trip_id, new["driver_id"], old["driver_id"], *labels)


def _label(item: Mapping[str, Any]) -> str:
    card = json.loads(item["card"])
    departure = datetime.fromisoformat(card["departure_at"])
    return f"{departure:%Y-%m-%d %H:%M} {card['origin']} - {card['destination']}, {card['plate']}"


def _of_swap(change: Change, trip_id: str) -> Iterator[Payload]:
    item, old, company_id = change.new, change.old, change.new["company_id"]
    if item.get("swap_id") and item["swap_id"] != old.get("swap_id"):
        yield TripBusSwapBegun(company_id, trip_id)
    if item.get("swaps", 0) > old.get("swaps", 0):
        buses = (item["bus_id"], item["former_bus_id"])
        drivers = (item["driver_id"], item["former_driver_id"])
        yield TripBusSwapped(company_id, trip_id, *buses, *drivers)


def _of_status(company_id: str, trip_id: str, before: str | None, status: str) -> Iterator[Payload]:
    if before == status:
        return
    if before in _BEFORE and _BEFORE[before] == status:
        yield TripUndone(company_id, trip_id, before)
    elif status in _PAYLOADS:
        yield _PAYLOADS[status](company_id, trip_id)


def _of_delay(
    company_id: str, trip_id: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Payload]:
    """Yield the event of other expected times; a trip that was planned anew has other times altogether."""
    before, after = (json.loads(item.get("delays") or "[]") for item in (old, new))
    if not old or before == after or old.get("revision") != new.get("revision"):
        return
    stops = max(len(before), len(after))
    pairs = zip(before or [0] * stops, after or [0] * stops, strict=True)
    changed = [place for place, (was, now) in enumerate(pairs) if was != now]
    yield TripDelayed(company_id, trip_id, max(after, default=0) // 60, changed[0], changed[-1])


def _of_incident(change: Change, trip_id: str) -> Iterator[Payload]:
    item = change.new
    if change.kind == "INSERT":
        incident_id = item["sk"].removeprefix("INCIDENT#")
        yield TripIncident(item["company_id"], trip_id, incident_id, item["kind"])
