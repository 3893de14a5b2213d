"""What passengers are told of a trip that the company cancelled."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect, hold, sell
from tests.support.cancelling import REASON, cancel
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import run
from tests.support.logs import Logs
from tests.support.network import LEAVES, publish
from tests.support.outbox import mails, tell, texts
from tests.support.provider import FakeProvider
from tms.bookings.on_seats import renew
from tms.payments.on_trip_cancelled import cancel_bookings
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


@pytest.fixture
def sold(trip: Trip, provider: FakeProvider, cloud: Cloud) -> dict[str, Any]:
    booking = sell(trip, provider, "1A", "1B")
    tell(cloud)
    return booking


def ended(trip: Trip, cloud: Cloud) -> dict[str, Any]:
    expect(200, cancel(trip.trip_id))
    assert cancel_bookings(trip.trip_id) == 0
    return tell(cloud)


def test_who_has_paid_gets_mail_and_sms_with_the_next_trips_that_have_room(
    trip: Trip, sold: dict[str, Any], provider: FakeProvider, cloud: Cloud, function_name: Any
):
    crowded = publish(2, LEAVES + timedelta(hours=1))
    sell(crowded, provider, "1A", "1B", "2A", contact={})
    renew(f"TRIP#{crowded.trip_id}")
    publish(3, LEAVES + timedelta(hours=2))
    tell(cloud)
    waiting = ended(trip, cloud)
    for function in ("mail", "sms"):
        function_name(function)
        assert run(f"notifications/on_{function}", waiting[function]) == []
    (mail,), ((number, text),) = mails(), texts()
    body = mail.get_body()
    assert body is not None
    told = body.get_content()
    assert mail["Subject"] == "Cancelled: Nyabugogo - Musanze, 22 November 2026"
    for fact in (REASON, "RWF 7,000 goes back", "2 free seats", "22 November 2026 10:00, arrival 12:00"):
        assert fact in told
    assert "09:00" not in told
    assert list(mail.iter_attachments()) == []
    assert number == "+250788123456"
    assert text.endswith("RWF 7,000 goes back. Next: 10:00")


def test_who_held_seats_gets_a_mail_and_no_sms(trip: Trip, cloud: Cloud, function_name: Any):
    hold(trip, "1A")
    tell(cloud)
    waiting = ended(trip, cloud)
    for function in ("mail", "sms"):
        function_name(function)
        assert run(f"notifications/on_{function}", waiting[function]) == []
    (mail,) = mails()
    body = mail.get_body()
    assert body is not None
    assert "If you have paid in this moment" in body.get_content()
    assert texts() == []


def test_tickets_that_are_void_by_now_are_not_sent(
    trip: Trip, provider: FakeProvider, cloud: Cloud, logs: Logs
):
    sell(trip, provider, "1A")
    late = tell(cloud)
    ended(trip, cloud)
    assert run("notifications/on_mail", late["mail"]) == []
    assert mails() == []
    assert len(logs.said("the booking is over")) == 1


def test_each_cancellation_is_told_once_however_often_its_event_comes(
    trip: Trip, sold: dict[str, Any], cloud: Cloud
):
    waiting = ended(trip, cloud)
    for _ in range(2):
        assert run("notifications/on_mail", waiting["mail"]) == []
    assert ended(trip, cloud)["mail"]["Records"] == []
    assert len(mails()) == 1
