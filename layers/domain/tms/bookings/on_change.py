"""What happened to bookings, told from the changes of their table; pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tms.bookings.booking import BookingStatus
from tms.bookings.stretches import changed, ends_of
from tms.bookings.waiting_list.entry import EntryStatus
from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import (
    BookingBusSwapped,
    BookingCancelled,
    BookingConfirmed,
    BookingExchanged,
    BookingExpired,
    BookingGivenBack,
    BookingHeld,
    BookingPeopleChanged,
    BookingSalesChanged,
    Payload,
    WaitingEnded,
    WaitingJoined,
    WaitingOffered,
)
from tms.kernel.events.cloud_events import CloudEvent, event_of


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table; none for other items."""
    tell = {"AVAILABILITY": _of_sales, "WAITING": _of_waiting}.get(change.new.get("sk", ""))
    if tell is not None:
        return [*tell(change)]
    return _of_booking(change) if change.new.get("sk") == "BOOKING" else []


def _of_booking(change: Change) -> Sequence[CloudEvent]:
    item = change.new
    booking_id = item["pk"].removeprefix("BOOKING#")
    company, trip = item["company_id"], item["trip_id"]
    data: list[Payload] = [BookingPeopleChanged(company, booking_id, trip)] if _people_changed(change) else []
    if change.became("status", BookingStatus.HELD.value):
        data.append(BookingHeld(company, booking_id, trip, item["hold_expires_at"]))
    if change.became("status", BookingStatus.CONFIRMED.value):
        data.append(BookingConfirmed(company, booking_id, trip, item["payment_id"]))
    if change.became("status", BookingStatus.EXPIRED.value):
        data.append(BookingExpired(company, booking_id, trip))
    given_back = _given_back(item)
    if len(given_back) > len(_given_back(change.old)):
        _, _, tickets, refund = given_back[-1]
        data.append(BookingGivenBack(company, booking_id, trip, len(tickets), refund))
    elif change.became("status", BookingStatus.CANCELLED.value):
        paid = change.old.get("status") == BookingStatus.CONFIRMED.value
        data.append(BookingCancelled(company, booking_id, trip, paid))
    if change.became("status", BookingStatus.EXCHANGED.value):
        data.append(BookingExchanged(company, booking_id, trip, item["exchanged_for"]))
    if _is_swapped(change):
        data.append(BookingBusSwapped(company, booking_id, trip, _seats_changed(item)))
    return [event_of(change.id, "bookings", booking_id, change.at, each) for each in data]


def _is_swapped(change: Change) -> bool:
    """Tell whether the trip of a paid booking got another bus."""
    swapped = change.new.get("swap_id") != change.old.get("swap_id")
    return swapped and bool(change.new["status"] == BookingStatus.CONFIRMED.value)


def _people_changed(change: Change) -> bool:
    """Tell whether a passenger of a paid booking changed. Sealing it anew or its erasure is no change."""
    before, after = change.old, change.new
    paid = before.get("status") == after["status"] == BookingStatus.CONFIRMED.value
    changed = before.get("changes") != after.get("changes")
    return paid and changed and before.get("document") != after.get("document")


def _given_back(item: Mapping[str, Any]) -> list[Any]:
    """Return what the customer cancelled of a booking; see `GivenBack`."""
    given_back: list[Any] = json.loads(item.get("given_back") or "[]")
    return given_back


def _seats_changed(item: Mapping[str, Any]) -> int:
    reseated = json.loads(item.get("reseated") or "{}")
    return sum(swap_id == item["swap_id"] for _, _, swap_id in reseated.values())


def _of_sales(change: Change) -> Iterator[CloudEvent]:
    """Yield the event of stretches that sell otherwise; that sales began is told by the trip itself."""
    if change.kind != "MODIFY" or "company_id" not in change.new:
        return
    before, after = (ends_of(json.loads(item["seats"])) for item in (change.old, change.new))
    if stretches := changed(before, after):
        trip_id = change.new["pk"].removeprefix("TRIP#")
        data = BookingSalesChanged(change.new["company_id"], trip_id, stretches)
        yield event_of(change.id, "bookings", trip_id, change.at, data)


def _of_waiting(change: Change) -> Iterator[CloudEvent]:
    """Yield the event of an entry of the waiting list that is in line, has an offer, or is over."""
    item = change.new
    status = item["status"]
    if status == change.old.get("status"):
        return
    company, entry_id = item["company_id"], item["pk"].removeprefix("WAITING#")
    data: Payload
    if status == EntryStatus.WAITING:
        data = WaitingJoined(company, entry_id)
    elif status == EntryStatus.OFFERED:
        booking_id, trip_id, _ = json.loads(item["document"])["offer"]
        data = WaitingOffered(company, entry_id, booking_id, trip_id)
    elif status in {EntryStatus.MISSED, EntryStatus.ENDED}:
        data = WaitingEnded(company, entry_id, status == EntryStatus.MISSED)
    else:
        return
    yield event_of(change.id, "bookings", entry_id, change.at, data)
