"""Who may do what: every person against every door of one trip, one booking, one payment and one ticket."""

from typing import Any

import pytest

from tests.support.buying import callback, hold, pay
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import (
    ADMIN,
    AGENT,
    ANONYMOUS,
    DRIVER,
    FINANCE,
    FOREIGN_AGENT,
    FOREIGN_DRIVER,
    INSPECTOR,
    OTHER_DRIVER,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    key,
)
from tests.support.provider import FakeProvider

PEOPLE: dict[str, Any] = {
    "nobody": None,
    "guest": ANONYMOUS,
    "guest with another key": ANONYMOUS,
    "passenger": PASSENGER,
    "other passenger": OTHER_PASSENGER,
    "driver": DRIVER,
    "other driver": OTHER_DRIVER,
    "foreign driver": FOREIGN_DRIVER,
    "inspector": INSPECTOR,
    "agent": AGENT,
    "owner": OWNER,
    "finance": FINANCE,
    "foreign agent": FOREIGN_AGENT,
    "platform admin": ADMIN,
}

DOORS = {
    "hold": "bookings/hold_seats",
    "booking": "bookings/get_booking",
    "pay": "payments/start_payment",
    "payment": "payments/get_payment",
    "ticket": "tickets/get_ticket",
    "png": "tickets/get_qr_png",
    "svg": "tickets/get_qr_svg",
    "scan": "tickets/scan_ticket",
    "board": "trips/open_boarding",
}

# hold booking pay payment ticket png svg scan board; the booking, payment and ticket are the passenger's.
# "pay" is of a booking that is paid: who may pay is told 409, who may not see it 404.
EXPECTED = {
    "nobody":                 (401, 401, 401, 401, 401, 401, 401, 401, 401),
    "guest":                  (201, 404, 404, 404, 404, 404, 404, 401, 401),
    "guest with another key": (201, 404, 404, 404, 404, 404, 404, 401, 401),
    "passenger":              (201, 200, 409, 200, 200, 200, 200, 403, 403),
    "other passenger":        (201, 404, 404, 404, 404, 404, 404, 403, 403),
    "driver":                 (403, 403, 403, 403, 403, 403, 403, 200, 200),
    "other driver":           (403, 403, 403, 403, 403, 403, 403, 403, 403),
    "foreign driver":         (403, 403, 403, 403, 403, 403, 403, 404, 404),
    "inspector":              (403, 403, 403, 403, 403, 403, 403, 200, 403),
    "agent":                  (201, 200, 409, 200, 200, 200, 200, 200, 403),
    "owner":                  (201, 200, 409, 200, 200, 200, 200, 200, 403),
    "finance":                (403, 200, 403, 200, 403, 403, 403, 403, 403),
    "foreign agent":          (201, 404, 404, 404, 404, 404, 404, 404, 403),
    "platform admin":         (403, 403, 403, 403, 403, 403, 403, 403, 403),
}  # fmt: skip


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_do_what(who: str, cloud: Cloud, clock: HeldClock, provider: FakeProvider):
    trip = publish()
    booking = hold(trip, "1A")
    payment = pay(booking)
    provider.approve(payment["payment_id"])
    callback(payment)
    ticket = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    token = call("tickets/get_ticket", path=ticket, caller=PASSENGER).json["token"]
    wish = {
        "trip_id": trip.trip_id,
        "from": "Nyabugogo",
        "to": "Musanze",
        "passengers": [{"name": "A", "phone": "0788000001"}],
    }
    paying = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": "0788000001"}}
    scan = {"token": token, "nonce": "nonce-0001", "scanned_at": "2026-11-22T05:50:00Z"}
    requests: dict[str, dict[str, Any]] = {
        "hold": {"body": wish},
        "booking": {"path": {"booking_id": booking["booking_id"]}},
        "pay": {"body": paying},
        "payment": {"path": {"payment_id": payment["payment_id"]}},
        "ticket": {"path": ticket},
        "png": {"path": ticket},
        "svg": {"path": ticket},
        "scan": {"path": {"trip_id": trip.trip_id}, "body": scan},
        "board": {"path": {"trip_id": trip.trip_id}},
    }
    headers = {**key(), **({"Booking-Key": "not-the-key-of-the-owner"} if "another key" in who else {})}
    answered = tuple(
        call(DOORS[door], caller=PEOPLE[who], headers=headers, **requests[door]).status for door in DOORS
    )
    assert dict(zip(DOORS, answered, strict=True)) == dict(zip(DOORS, EXPECTED[who], strict=True))


def test_a_company_s_agent_sells_without_seeing_other_companies(cloud: Cloud, clock: HeldClock):
    theirs = hold(publish(), caller=FOREIGN_AGENT)
    path = {"booking_id": theirs["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT).status == 200  # who made it
    assert call("bookings/get_booking", path=path, caller=AGENT).status == 200  # whose trip it is


def test_a_company_that_a_body_or_header_claims_counts_for_nothing(cloud: Cloud, clock: HeldClock):
    booking = hold(publish())
    path = {"booking_id": booking["booking_id"]}
    headers = {"company": AGENT["company"], "X-Company": AGENT["company"]}
    assert call("bookings/get_booking", path=path, caller=FOREIGN_AGENT, headers=headers).status == 404
