"""The manifest: who sits where, from where to where, on the screen, in a spreadsheet and on paper."""

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, expect, hold, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import STEPS, board, drive
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import AGENT, DRIVER, FINANCE, FOREIGN_OWNER, INSPECTOR, OTHER_DRIVER, PASSENGER
from tests.support.provider import FakeProvider
from tms.tickets import store
from tms.tickets.paper import printable
from tms.tickets.records import TicketRecord
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(minutes=30))
    return publish()


def ask(trip: Trip, kind: str = "", caller: Any = AGENT) -> Reply:
    return call(f"tickets/get_manifest{kind}", path={"trip_id": trip.trip_id}, caller=caller)


def seen(trip: Trip, caller: Any = AGENT) -> dict[str, Any]:
    return expect(200, ask(trip, caller=caller))


def scan(trip: Trip, booking: dict[str, Any]) -> None:
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    ticket = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))
    body = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": "2026-11-22T05:30:00Z"}
    reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
    assert reply.json["verdict"] == "ok", reply


def named(name: str) -> dict[str, Any]:
    return {"passengers": [{"name": name, "phone": "+250788000099", "seat": "2A"}]}


class TestScreen:
    def test_passengers_stand_by_their_stop_and_then_by_their_seat(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "2B", **ONWARD)
        sell(trip, provider, "1B", "1A")
        lines = seen(trip)["passengers"]
        assert [(each["from"], each["seat"]) for each in lines] == [
            ("Nyabugogo", "1A"),
            ("Nyabugogo", "1B"),
            ("Musanze", "2B"),
        ]
        assert (lines[2]["from_stop"], lines[2]["to_stop"], lines[2]["to"]) == (1, 2, "Rubavu")
        assert lines[0]["name"] == "Passenger 1"
        assert lines[0]["phone"] == "+250788000001"
        assert lines[0]["fare"] == {"amount": 3500, "currency": "RWF"}
        assert (lines[0]["category"], lines[0]["boarded"], lines[0]["boarded_at"]) == ("adult", False, None)

    def test_each_stop_has_its_counts_and_each_leg_its_load(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B")
        sell(trip, provider, "2A", to="Rubavu")
        sell(trip, provider, "1A", **ONWARD)
        stops = seen(trip)["stops"]
        assert [(each["name"], each["boarding"], each["alighting"], each["load"]) for each in stops] == [
            ("Nyabugogo", 3, 0, 3),
            ("Musanze", 1, 2, 2),
            ("Rubavu", 0, 2, None),
        ]

    def test_its_totals_tell_who_is_missing(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        first = sell(trip, provider, "1A")
        sell(trip, provider, "1B")
        board(trip, clock)
        scan(trip, first)
        found = seen(trip)
        assert found["totals"] == {
            "seats": 4,
            "sold": 2,
            "boarded": 1,
            "lap_children": 0,
            "extra_luggage": 0,
            "missing": 1,
            "fares": {"amount": 7000, "currency": "RWF"},
        }
        assert found["passengers"][0]["boarded_at"] == "2026-11-22T07:30:00+02:00"
        assert found["status"] == "BOARDING"

    def test_a_hold_is_no_passenger(self, trip: Trip, provider: FakeProvider):
        hold(trip, "1A")
        found = seen(trip)
        assert found["passengers"] == []
        assert [each["load"] for each in found["stops"]] == [0, 0, None]

    def test_a_ticket_that_is_void_is_no_passenger(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        key = TicketRecord(f"TICKET#{booking['tickets'][0]['ticket_id']}", "TICKET")
        key.update(actions=[TicketRecord.status.set("VOID")])
        assert seen(trip)["totals"]["sold"] == 0

    def test_a_passenger_that_was_erased_keeps_the_seat(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        ticket = store.find(booking["tickets"][0]["ticket_id"])
        assert ticket is not None
        store.erase(ticket, 1)
        (line,) = seen(trip)["passengers"]
        assert (line["seat"], line["name"], line["phone"]) == ("1A", None, None)
        assert ask(trip, "_pdf").status == 200


class TestReaders:
    @pytest.mark.parametrize("kind", ["", "_csv", "_pdf"])
    def test_its_driver_sees_it_and_no_other_driver(self, trip: Trip, kind: str):
        assert ask(trip, kind, DRIVER).status == 200
        assert ask(trip, kind, OTHER_DRIVER).code == "not_the_driver"
        assert ask(trip, kind, INSPECTOR).code == "not_allowed"
        assert ask(trip, kind, FOREIGN_OWNER).code == "trip_not_found"
        assert ask(trip, kind, FINANCE).status == 200

    def test_after_the_arrival_a_driver_has_nobody_to_call(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        sell(trip, provider, "1A")
        assert seen(trip, DRIVER)["passengers"][0]["phone"] == "+250788000000"
        drive(trip, clock, *STEPS)
        assert seen(trip, DRIVER)["passengers"][0]["phone"] is None
        assert seen(trip, AGENT)["passengers"][0]["phone"] == "+250788000000"


class TestSpreadsheet:
    def test_it_has_a_line_a_passenger(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1B", "1A")
        reply = ask(trip, "_csv")
        assert reply.headers["content-type"] == "text/csv; charset=utf-8"
        assert "manifest.csv" in reply.headers["content-disposition"]
        text = reply.content.decode()
        assert text.startswith("\ufeffseat,name,phone"), "spreadsheets know UTF-8 by this mark"
        lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [(each["seat"], each["fare"], each["currency"]) for each in lines] == [
            ("1A", "3500", "RWF"),
            ("1B", "3500", "RWF"),
        ]

    @pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "@SUM(A1)", "-2+3", " =1+1", "+A1"])
    def test_no_name_is_run_as_a_formula(self, trip: Trip, provider: FakeProvider, name: str):
        sell(trip, provider, **named(name))
        (_, line) = csv.reader(io.StringIO(ask(trip, "_csv").content.decode()))
        assert line[1] == f"'{name.strip()}"
        assert line[2] == "+250788000099"


class TestPaper:
    def test_it_is_a_pdf_with_a_page_for_a_few_passengers(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B")
        reply = ask(trip, "_pdf")
        assert reply.headers["content-type"] == "application/pdf"
        assert reply.content.startswith(b"%PDF-1.")
        assert pages(reply.content) == 1

    def test_an_empty_trip_has_a_page_too(self, trip: Trip):
        assert pages(ask(trip, "_pdf").content) == 1

    def test_names_are_printed_in_their_own_letters(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, **named("Жанна Ελένη Žižek"))
        content = ask(trip, "_pdf").content
        for sign in "Жаλη":
            assert f"{ord(sign):04X}" in mapped(content), sign

    def test_a_sign_that_is_not_in_the_font_loses_its_marks_or_is_marked(self):
        assert printable("Nguyễn") == "Nguyễn"
        assert printable("\uff21\u0301ndr\u00e9") == "A\u0301ndr\u00e9"
        assert printable("王芳") == "\ufffd\ufffd"
        assert printable("Uwase") == "Uwase"


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def mapped(content: bytes) -> str:
    """Return the letters of the document's fonts, by which readers of a PDF copy its text."""
    maps = re.findall(rb"begincmap(.*?)endcmap", content, re.DOTALL)
    return b" ".join(maps).decode().upper()
