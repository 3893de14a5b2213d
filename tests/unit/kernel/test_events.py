"""Events: the envelope, the identity that repeats share, and what happened told from a change."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from tms.bookings import on_change as bookings
from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import BookingCancelled, BookingHeld, TripArrived
from tms.kernel.events.cloud_events import UnknownEvent, event_of, parse
from tms.kernel.ids import is_id
from tms.payments import on_change as payments
from tms.tickets import on_change as tickets
from tms.trips import on_change as trips

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
HELD = BookingHeld("co_1", "bkg_1", "trp_1", 1000)
EVENT = event_of("change-1", "bookings", "bkg_1", AT, HELD)

BOOKING = {
    "pk": "BOOKING#bkg_1",
    "sk": "BOOKING",
    "company_id": "co_1",
    "trip_id": "trp_1",
    "hold_expires_at": 1000,
    "payment_id": "pay_1",
}
PAYMENT = {
    "pk": "PAYMENT#pay_1",
    "sk": "PAYMENT",
    "company_id": "co_1",
    "booking_id": "bkg_1",
    "reason": "expired",
}
TICKET = {
    "pk": "TICKET#tkt_1",
    "sk": "TICKET",
    "company_id": "co_1",
    "booking_id": "bkg_1",
    "trip_id": "trp_1",
}
TRIP = {"pk": "TRIP#trp_1", "sk": "TRIP", "company_id": "co_1", "driver_id": "acc_1"}
SERVICES = [(bookings, BOOKING), (payments, PAYMENT), (tickets, TICKET), (trips, TRIP)]


def change(item: Mapping[str, object], before: str | None, after: str | None) -> Change:
    old = {**item, "status": before} if before else {}
    new = {**item, "status": after} if after else {}
    return Change("stream/1", "MODIFY", AT, old, new)


def names(service, item: Mapping[str, object], before: str | None, after: str | None) -> list[str]:
    return [event.type for event in service.events_of(change(item, before, after))]


def test_an_envelope_is_a_cloud_event():
    assert json.loads(EVENT.to_json()) == {
        "specversion": "1.0",
        "id": EVENT.id,
        "type": "booking.held",
        "source": "/tms/bookings",
        "subject": "bkg_1",
        "time": "2026-11-22T06:00:00+00:00",
        "datacontenttype": "application/json",
        "data": {"company_id": "co_1", "booking_id": "bkg_1", "trip_id": "trp_1", "hold_expires_at": 1000},
    }


def test_the_same_change_told_again_is_the_same_event():
    again = event_of("change-1", "bookings", "bkg_1", AT, HELD)
    assert is_id("evt", EVENT.id)
    assert again.id == EVENT.id
    assert event_of("change-2", "bookings", "bkg_1", AT, HELD).id != EVENT.id
    assert event_of("change-1", "bookings", "bkg_1", AT, TripArrived("co_1", "trp_1")).id != EVENT.id


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "booking.sold"},
        {"type": None},
        {"data": {"company_id": "co_1"}},
        {
            "data": {
                "company_id": "co_1",
                "booking_id": "b",
                "trip_id": "t",
                "hold_expires_at": 1,
                "name": "Aline",
            }
        },
    ],
)
def test_an_event_outside_the_catalogue_is_refused(changes: dict[str, object]):
    with pytest.raises(UnknownEvent):
        parse(json.dumps({**json.loads(EVENT.to_json()), **changes}))


def test_an_envelope_without_a_type_is_refused():
    with pytest.raises(UnknownEvent, match="None"):
        parse("{}")


@pytest.mark.parametrize(
    ("service", "item", "before", "after", "type_"),
    [
        (bookings, BOOKING, None, "HELD", "booking.held"),
        (bookings, BOOKING, "HELD", "CONFIRMED", "booking.confirmed"),
        (bookings, BOOKING, "EXPIRED", "CONFIRMED", "booking.confirmed"),
        (bookings, BOOKING, "HELD", "EXPIRED", "booking.expired"),
        (bookings, BOOKING, "HELD", "CANCELLED", "booking.cancelled"),
        (bookings, BOOKING, "CONFIRMED", "CANCELLED", "booking.cancelled"),
        (payments, PAYMENT, None, "PENDING", "payment.pending"),
        (payments, PAYMENT, "PENDING", "SUCCEEDED", "payment.succeeded"),
        (payments, PAYMENT, "PENDING", "FAILED", "payment.failed"),
        (payments, PAYMENT, "FAILED", "SUCCEEDED", "payment.succeeded"),
        (payments, PAYMENT, "REFUNDING", "REFUNDED", "payment.refunded"),
        (tickets, TICKET, None, "ISSUED", "ticket.issued"),
        (tickets, TICKET, "ISSUED", "BOARDED", "ticket.boarded"),
        (tickets, TICKET, "ISSUED", "VOID", "ticket.void"),
        (tickets, TICKET, "BOARDED", "VOID", "ticket.void"),
        (trips, TRIP, "DRAFT", "PUBLISHED", "trip.published"),
        (trips, TRIP, "PUBLISHED", "BOARDING", "trip.boarding"),
        (trips, TRIP, "BOARDING", "DEPARTED", "trip.departed"),
        (trips, TRIP, "DEPARTED", "ARRIVED", "trip.arrived"),
        (trips, TRIP, "PUBLISHED", "CANCELLED", "trip.cancelled"),
        (trips, TRIP, "BOARDING", "CANCELLED", "trip.cancelled"),
        (trips, TRIP, "DEPARTED", "CANCELLED", "trip.cancelled"),
    ],
)
def test_what_a_change_of_status_tells(service, item, before, after, type_):
    assert names(service, item, before, after) == [type_]


@pytest.mark.parametrize(("service", "item"), SERVICES)
def test_a_change_of_something_else_tells_nothing(service, item):
    for status in ("HELD", "PENDING", "ISSUED", "PUBLISHED", "FAILED"):
        assert names(service, item, status, status) == []


@pytest.mark.parametrize(("service", "item"), SERVICES)
def test_an_item_that_was_deleted_tells_nothing(service, item):
    assert names(service, item, "HELD", None) == []


@pytest.mark.parametrize(("service", "item"), SERVICES)
def test_other_items_of_the_table_tell_nothing(service, item):
    other = {"pk": "TRIP#trp_1", "sk": "SEAT#4A", "status": "HELD"}
    assert names(service, other, None, "HELD") == []


def test_a_draft_is_nobody_s_news():
    assert names(trips, TRIP, None, "DRAFT") == []


def test_a_cancelled_booking_tells_whether_it_was_paid():
    for before, paid in (("HELD", False), ("CONFIRMED", True)):
        (told,) = bookings.events_of(change(BOOKING, before, "CANCELLED"))
        assert isinstance(told.data, BookingCancelled)
        assert told.data.paid is paid


def test_money_that_has_to_go_back_is_watched_like_a_charge():
    """The checks of a payment that had failed are over; without this the refund would be forgotten."""
    assert names(payments, PAYMENT, "FAILED", "REFUNDING") == ["payment.pending"]
    assert names(payments, PAYMENT, "PENDING", "REFUNDING") == ["payment.pending"]
    assert names(payments, PAYMENT, "SUCCEEDED", "REFUNDING") == ["payment.pending"]


def test_an_event_names_its_thing_its_tenant_and_its_time():
    (told,) = payments.events_of(change(PAYMENT, "PENDING", "FAILED"))
    assert (told.source, told.subject, told.time) == ("/tms/payments", "pay_1", AT)
    assert told.data.__dict__ == {
        "company_id": "co_1",
        "payment_id": "pay_1",
        "booking_id": "bkg_1",
        "reason": "expired",
    }
