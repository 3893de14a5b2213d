"""The formats of a ticket, each opened by a reader that is not ours."""

from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import icalendar
import pytest

from tests.support import paper
from tests.support.buying import callback, expect, hold, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, table_of
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    AS_GUEST,
    COMPANY,
    FOREIGN_OWNER,
    OTHER_PASSENGER,
    PASSENGER,
)
from tests.support.provider import FakeProvider
from tms.companies import company_store
from tms.companies.company import Company
from tms.trips import store as trips
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

FORMATS = ("tickets/get_ticket_pdf", "tickets/get_ticket_slip", "tickets/get_ticket_ics")
PRINTED = ("tickets/get_ticket_pdf", "tickets/get_ticket_slip")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(hours=3))
    company_store.save_companies(
        [Company(COMPANY, "Ikirere Express", "hi@mail.example", "+250788300100", "RWF", "Africa/Kigali")]
    )
    return publish()


@pytest.fixture
def ticket(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return shown(sell(trip, provider, "1A"))


def shown(booking: dict[str, Any]) -> dict[str, Any]:
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def ask(ticket: dict[str, Any], function: str, caller: Any = PASSENGER, **request: Any) -> Reply:
    return call(function, path={"ticket_id": ticket["ticket_id"]}, caller=caller, **request)


def named(trip: Trip, provider: FakeProvider, name: str) -> dict[str, Any]:
    return shown(sell(trip, provider, passengers=[{"name": name, "phone": "+250788000099", "seat": "2A"}]))


def void(ticket: dict[str, Any]) -> None:
    table_of("tickets").update_item(
        Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
        UpdateExpression="SET #s = :v",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":v": "VOID"},
    )


def late(trip: Trip, minutes: int) -> None:
    read = trips.find(trip.trip_id)
    assert read is not None
    table_of("trips").update_item(
        Key={"pk": f"TRIP#{trip.trip_id}", "sk": "TRIP"},
        UpdateExpression="SET delays = :d",
        ExpressionAttributeValues={":d": str([minutes * 60] * len(read.stops))},
    )


class TestDetail:
    def test_it_tells_the_bus_the_company_s_phone_and_where_to_board(self, ticket: dict[str, Any]):
        assert ticket["plate"] == "RAB 123 C"
        assert ticket["company_phone"] == "+250788300100"
        assert ticket["boarding_place"]["name"] == "Nyabugogo"
        assert ticket["boarding_place"]["latitude"] == -1.9396

    def test_a_delay_shows_in_the_expected_times_alone(self, trip: Trip, ticket: dict[str, Any]):
        assert ticket["expected_departure_at"] == ticket["departure_at"]
        late(trip, 20)
        after = expect(200, ask(ticket, "tickets/get_ticket"))
        assert after["departure_at"] == LEAVES.isoformat()
        assert after["expected_departure_at"] == (LEAVES + timedelta(minutes=20)).isoformat()
        assert after["expected_arrival_at"] == (LEAVES + timedelta(hours=2, minutes=20)).isoformat()

    def test_a_ticket_outlives_its_trip_and_its_company(
        self, trip: Trip, ticket: dict[str, Any], cloud: Cloud
    ):
        table_of("trips").delete_item(Key={"pk": f"TRIP#{trip.trip_id}", "sk": "TRIP"})
        table_of("companies").delete_item(Key={"pk": f"COMPANY#{COMPANY}", "sk": "PROFILE"})
        after = expect(200, ask(ticket, "tickets/get_ticket"))
        assert (after["plate"], after["company_phone"], after["boarding_place"]) == (None, None, None)
        for function in FORMATS:
            assert ask(ticket, function).status == 200, function


class TestReaders:
    @pytest.mark.parametrize("function", FORMATS)
    def test_a_ticket_is_its_owner_s_and_its_company_s(self, ticket: dict[str, Any], function: str):
        assert ask(ticket, function).status == 200
        assert ask(ticket, function, AGENT).status == 200
        assert ask(ticket, function, OTHER_PASSENGER).code == "ticket_not_found"
        assert ask(ticket, function, FOREIGN_OWNER).code == "ticket_not_found"

    @pytest.mark.parametrize("function", FORMATS)
    def test_a_guest_s_ticket_comes_for_the_booking_s_key(
        self, trip: Trip, provider: FakeProvider, function: str
    ):
        booking = hold(trip, caller=ANONYMOUS)
        payment = pay(booking, ANONYMOUS)
        provider.approve(payment["payment_id"])
        callback(payment)
        ticket = booking["tickets"][0]
        assert ask(ticket, function, ANONYMOUS, headers=AS_GUEST).status == 200
        assert ask(ticket, function, ANONYMOUS).code == "ticket_not_found"

    @pytest.mark.parametrize("function", PRINTED)
    def test_a_void_ticket_is_not_printed(self, ticket: dict[str, Any], function: str):
        void(ticket)
        reply = ask(ticket, function)
        assert (reply.status, reply.code) == (409, "ticket_void")


class TestPdf:
    def test_its_text_tells_what_a_passenger_needs(self, ticket: dict[str, Any]):
        reply = ask(ticket, "tickets/get_ticket_pdf")
        assert reply.headers["content-type"] == "application/pdf"
        (text,) = paper.pages_of(reply.content)
        for told in ("Nyabugogo - Musanze", "Passenger 0", "1A", "RAB 123 C", "RWF 3,500", "+250788300100"):
            assert told in text, told
        assert ticket["booking_id"][-8:] in text
        assert f"{LEAVES:%A %d %B %Y}" in text
        assert "Expected" not in text

    @pytest.mark.parametrize("dots_per_inch", [72, 203, 300])
    def test_its_code_is_read_from_paper(self, ticket: dict[str, Any], dots_per_inch: int):
        content = ask(ticket, "tickets/get_ticket_pdf").content
        assert paper.code_on(content, dots_per_inch) == ticket["token"]

    def test_a_delay_is_printed(self, trip: Trip, ticket: dict[str, Any]):
        late(trip, 20)
        (text,) = paper.pages_of(ask(ticket, "tickets/get_ticket_pdf").content)
        assert f"{LEAVES + timedelta(minutes=20):%d %B %Y %H:%M}" in text

    def test_the_longest_names_keep_to_one_page(self, trip: Trip, provider: FakeProvider):
        ticket = named(trip, provider, "Žižek Ελένη " * 8)
        content = ask(ticket, "tickets/get_ticket_pdf").content
        (text,) = paper.pages_of(content)
        assert "Ελένη" in text
        assert paper.code_on(content) == ticket["token"]

    def test_a_name_in_other_letters_is_marked_and_explained(self, trip: Trip, provider: FakeProvider):
        (text,) = paper.pages_of(ask(named(trip, provider, "王芳"), "tickets/get_ticket_pdf").content)
        assert "stands for a sign" in text


class _Tags(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


class TestSlip:
    @pytest.mark.parametrize(("width", "size"), [("58", "size: 58mm"), ("80", "size: 80mm")])
    def test_it_fits_the_roll_and_its_code_is_read(self, ticket: dict[str, Any], width: str, size: str):
        reply = ask(ticket, "tickets/get_ticket_slip", query={"width": width})
        page = reply.content.decode()
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert size in page
        assert paper.code_in(page) == ticket["token"]
        assert "RAB 123 C" in _Tags(page).text

    def test_without_a_width_it_is_for_80_mm(self, ticket: dict[str, Any]):
        assert "size: 80mm" in ask(ticket, "tickets/get_ticket_slip").content.decode()

    @pytest.mark.parametrize("width", ["57", "0", "80mm", ""])
    def test_there_are_two_widths(self, ticket: dict[str, Any], width: str):
        reply = ask(ticket, "tickets/get_ticket_slip", query={"width": width})
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["pointer"] == "/width"

    def test_no_name_becomes_part_of_the_page(self, trip: Trip, provider: FakeProvider):
        name = '<script>alert(1)</script><img src=x onerror="x">'
        reply = ask(named(trip, provider, name), "tickets/get_ticket_slip")
        read = _Tags(reply.content.decode())
        assert not {"script", "img"} & set(read.tags)
        assert name in read.text
        assert reply.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"


class TestCalendar:
    def event(self, ticket: dict[str, Any]) -> icalendar.Event:
        reply = ask(ticket, "tickets/get_ticket_ics")
        assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
        assert "ticket.ics" in reply.headers["content-disposition"]
        self.calendar = icalendar.Calendar.from_ical(reply.content)
        assert self.calendar.errors == []
        (event,) = self.calendar.events
        assert event.errors == []
        return event

    def test_a_calendar_reads_the_journey(self, ticket: dict[str, Any]):
        event = self.event(ticket)
        assert event["UID"] == ticket["ticket_id"]
        assert (event.start, event.end) == (LEAVES, LEAVES + timedelta(hours=2))
        assert event["SUMMARY"] == "Bus Nyabugogo - Musanze, seat 1A"
        assert event["LOCATION"] == "Nyabugogo"
        assert event["GEO"].latitude == -1.9396
        assert "Bus RAB 123 C\nPhone +250788300100" in event["DESCRIPTION"]
        assert event["STATUS"] == "CONFIRMED"
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == timedelta(hours=-1)

    def test_a_delay_moves_the_event_that_is_there(
        self, trip: Trip, ticket: dict[str, Any], clock: HeldClock
    ):
        before = self.event(ticket)
        clock.wait(60)
        late(trip, 20)
        after = self.event(ticket)
        assert after["UID"] == before["UID"]
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after.start == LEAVES + timedelta(minutes=20)
        assert "expected at" in after["DESCRIPTION"]

    def test_a_void_ticket_takes_its_event_back(self, ticket: dict[str, Any]):
        void(ticket)
        event = self.event(ticket)
        assert event["STATUS"] == "CANCELLED"
        assert self.calendar["METHOD"] == "CANCEL"
        assert event.walk("VALARM") == []

    def test_no_name_of_a_station_breaks_a_line_or_a_value(self, trip: Trip, provider: FakeProvider):
        odd = "Gare; de, \\Musanze " + "é" * 80
        moved = publish(7, stops=[replace(trip.stops[0]), replace(trip.stops[1], name=odd), trip.stops[2]])
        booking = sell(moved, provider, "1A", to=trip.stops[1].station_id)
        reply = ask(booking["tickets"][0], "tickets/get_ticket_ics")
        assert all(len(line) <= 75 for line in reply.content.split(b"\r\n"))
        (event,) = icalendar.Calendar.from_ical(reply.content).events
        assert event["SUMMARY"] == f"Bus Nyabugogo - {odd}, seat 1A"
