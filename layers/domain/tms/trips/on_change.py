"""What happened to trips, told from the changes of their table; pure."""

from collections.abc import Sequence

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import TripArrived, TripBoarding, TripDeparted, TripPublished, TripUndone
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.trips.state_machine import BEFORE
from tms.trips.trip import TripStatus

_PAYLOADS = {
    TripStatus.PUBLISHED.value: TripPublished,
    TripStatus.BOARDING.value: TripBoarding,
    TripStatus.DEPARTED.value: TripDeparted,
    TripStatus.ARRIVED.value: TripArrived,
}


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table; none for other items."""
    item = change.new
    if item.get("sk") != "TRIP" or item["status"] == change.old.get("status"):
        return []
    trip_id, company_id = item["pk"].removeprefix("TRIP#"), item["company_id"]
    before = change.old.get("status")
    if before in _PAYLOADS and BEFORE[TripStatus(before)].value == item["status"]:
        return [event_of(change.id, "trips", trip_id, change.at, TripUndone(company_id, trip_id, before))]
    payload = _PAYLOADS.get(item["status"])
    if payload is None:
        return []
    return [event_of(change.id, "trips", trip_id, change.at, payload(company_id, trip_id))]
