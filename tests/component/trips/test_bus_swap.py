"""A trip gets another bus while it is sold, boarded or under way."""

from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.bookings import has_left
from tests.support.buying import ONWARD, callback, expect, hold, look, pay, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, sqs_record
from tests.support.crashes import Wire, cut
from tests.support.driving import board, depart, step
from tests.support.fleet import bought
from tests.support.functions import call, run
from tests.support.people import DRIVER, FOREIGN_OWNER, OTHER_DRIVER, PASSENGER, SUPERVISOR, key
from tests.support.planning import LEAVES, ask, calendar, found, plan, searched, stored, wanted
from tests.support.provider import FakeProvider
from tests.support.swapping import (
    REASON,
    preview,
    require_whole,
    supervisor,
    swap,
    swap_request,
    ticket_of,
)
from tms.bookings import sale_store
from tms.bookings.on_seats import renew
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.layout import drawn
from tms.kernel.clock import epoch, now
from tms.kernel.conflicts import Conflicted
from tms.kernel.events.catalogue import TripBusSwapBegun
from tms.kernel.events.cloud_events import event_of
from tms.tickets import for_trips as tickets
from tms.trips import swap_bus
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

ALL_THE_WAY: dict[str, Any] = {"to": "Rubavu"}


@pytest.fixture
def trip(on_sale: str) -> Trip:
    """A trip whose bus has the seats 1A 1B 2A 2B."""
    return stored(on_sale)


@pytest.fixture
def wide(bus: Bus) -> Bus:
    """A bus with the seats 1A 1B 1C 1D."""
    return bought("RAC 100 A", layout=drawn("D...+", "xx.xx"), bus_class="vip", amenities=("wifi",))


@pytest.fixture
def tiny(bus: Bus) -> Bus:
    """A bus with the seats 1A 1B."""
    return bought("RAC 200 B", layout=drawn("D.+", "x.x"))


class TestSwapped:
    def test_who_can_keep_the_seat_keeps_it_and_the_others_move(
        self, trip: Trip, wide: Bus, provider: FakeProvider
    ):
        stays, moves = sell(trip, provider, "1A"), sell(trip, provider, "2B")
        done = expect(200, swap(trip.trip_id, wide))
        assert [(each["seat_before"], each["seat_after"]) for each in done["changes"]] == [("2B", "1D")]
        assert done["changes"][0]["ticket_id"] == moves["tickets"][0]["ticket_id"]
        assert look(stays)["tickets"][0]["seat"] == ticket_of(stays)["seat"] == "1A"
        assert look(moves)["tickets"][0]["seat"] == ticket_of(moves)["seat"] == "1D"
        require_whole(trip.trip_id, [stays["booking_id"], moves["booking_id"]], epoch())

    def test_the_trip_has_the_bus_everywhere(self, trip: Trip, bus: Bus, wide: Bus, cloud: Cloud):
        done = expect(200, swap(trip.trip_id, wide))
        assert done["trip"]["plate"] == "RAC 100 A"
        after = stored(trip.trip_id)
        assert (after.bus_id, after.bus_class, after.amenities) == (wide.bus_id, "vip", ["wifi"])
        assert after.fares == trip.fares, "what passengers pay stays"
        assert calendar(Kind.BUS, bus.bus_id) == []
        assert calendar(Kind.BUS, wide.bus_id) == calendar(Kind.DRIVER, DRIVER["subject"]) == [trip.trip_id]
        assert [row["plate"] for row in found()] == ["RAC 100 A"]
        query = {"from": "Kigali", "to": "Rubavu", "date": LEAVES.date().isoformat()}
        renew(f"TRIP#{trip.trip_id}")
        [journey] = expect(200, call("trips/search_trips", query=query))["items"]
        assert (journey["bus_class"], journey["seats_free"]) == ("vip", 4)
        [record] = [each for each in audited(cloud) if each.action == "trip.bus_swapped"]
        assert record.before == {"bus_id": bus.bus_id, "driver_id": DRIVER["subject"]}
        assert record.after is not None
        assert record.after["reason"] == REASON

    def test_new_seats_are_sold_and_those_that_are_gone_are_not(self, trip: Trip, wide: Bus):
        expect(200, swap(trip.trip_id, wide))
        assert hold(stored(trip.trip_id), "1D")["tickets"][0]["seat"] == "1D"
        stretch = {"from": "Nyabugogo", "to": "Musanze"}
        shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=stretch))
        assert {each["seat"] for each in shown["seats"]} == {"1A", "1B", "1C", "1D"}

    def test_a_seat_of_two_passengers_on_two_legs_is_two_seats_or_one(
        self, trip: Trip, wide: Bus, provider: FakeProvider
    ):
        first, second = sell(trip, provider, "2A"), sell(trip, provider, "2A", **ONWARD)
        expect(200, swap(trip.trip_id, wide))
        require_whole(trip.trip_id, [first["booking_id"], second["booking_id"]], epoch())

    def test_a_hold_moves_too_and_is_paid_for_afterwards(self, trip: Trip, wide: Bus, provider: FakeProvider):
        held = hold(trip, "2A")
        payment = pay(held)
        expect(200, swap(trip.trip_id, wide))
        now = look(held)["tickets"][0]["seat"]
        assert now != "2A"
        provider.approve(payment["payment_id"])
        assert callback(payment).status == 204
        assert look(held)["status"] == "CONFIRMED"
        assert ticket_of(held)["seat"] == now
        require_whole(trip.trip_id, [held["booking_id"]], epoch())

    def test_a_hold_that_ended_is_forgotten(self, trip: Trip, tiny: Bus, clock: HeldClock):
        for label in ("1A", "1B", "2A", "2B"):
            hold(trip, label)
        clock.wait(1000)
        expect(200, swap(trip.trip_id, tiny))
        require_whole(trip.trip_id, [], epoch())

    def test_money_for_a_hold_that_ended_and_lost_its_seat_goes_back(
        self, trip: Trip, tiny: Bus, clock: HeldClock, provider: FakeProvider
    ):
        held = hold(trip, "2A")
        payment = pay(held)
        clock.wait(2000)
        expect(200, swap(trip.trip_id, tiny))
        provider.approve(payment["payment_id"])
        assert callback(payment).status == 204
        assert look(held)["status"] == "EXPIRED"
        require_whole(trip.trip_id, [], epoch())

    def test_with_another_driver(self, trip: Trip, wide: Bus):
        expect(200, swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]))
        assert stored(trip.trip_id).driver_id == OTHER_DRIVER["subject"]
        assert calendar(Kind.DRIVER, DRIVER["subject"]) == []
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [trip.trip_id]

    def test_and_back_again(self, trip: Trip, bus: Bus, wide: Bus, provider: FakeProvider):
        sold = [sell(trip, provider, label)["booking_id"] for label in ("1A", "2B")]
        expect(200, swap(trip.trip_id, wide))
        done = expect(200, swap(trip.trip_id, bus))
        assert [each["seat_before"] for each in done["changes"]] == ["1D"]
        require_whole(trip.trip_id, sold, epoch())

    def test_saying_it_again_changes_nothing(
        self, trip: Trip, wide: Bus, cloud: Cloud, provider: FakeProvider
    ):
        sell(trip, provider, "2B")
        done = expect(200, swap(trip.trip_id, wide))
        before = [cloud.items(table) for table in ("trips", "bookings", "tickets", "fleet", "audit")]
        assert expect(200, swap(trip.trip_id, wide)) == done
        assert [cloud.items(table) for table in ("trips", "bookings", "tickets", "fleet", "audit")] == before

    def test_the_bus_that_it_has_is_none_to_swap_for(self, trip: Trip, bus: Bus):
        assert swap(trip.trip_id, bus).code == "same_bus"

    def test_a_full_coach(self, bus: Bus, provider: FakeProvider):
        old, new = (
            bought("RAD 1 A", layout=drawn("D...+", *["xx.xx"] * 12, "xxxxx")),
            bought("RAD 2 A", layout=drawn("D..+", *["xx.x"] * 20)),
        )
        trip_id = expect(201, plan(wanted(old, LEAVES, OTHER_DRIVER, publish=True)))["trip_id"]
        trip = stored(trip_id)
        labels = list(old.layout.labels)
        sold = [sell(trip, provider, *labels[at : at + 6], **ALL_THE_WAY) for at in range(0, 53, 6)]
        expect(200, swap(trip_id, new))
        require_whole(trip_id, [each["booking_id"] for each in sold], epoch())


class TestTheOldCode:
    def test_is_good_and_the_verdict_tells_the_new_seat(
        self, trip: Trip, wide: Bus, clock: HeldClock, provider: FakeProvider
    ):
        sell(trip, provider, "1A")
        sold = sell(trip, provider, "2B")
        printed = ticket_of(sold)["token"]
        expect(200, swap(trip.trip_id, wide))
        assert ticket_of(sold)["token"] != printed
        board(stored(trip.trip_id), clock)
        verdict = self.scan(trip, printed, clock)
        assert (verdict["verdict"], verdict["seat"]) == ("ok", "1D")
        again = self.scan(trip, ticket_of(sold)["token"], clock, "nonce-0002")
        assert again["verdict"] == "already_boarded"

    @staticmethod
    def scan(trip: Trip, token: str, clock: HeldClock, nonce: str = "nonce-0001") -> dict[str, Any]:
        body = {"token": token, "nonce": nonce, "scanned_at": clock.moment.isoformat()}
        return expect(
            200, call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
        )


class TestUnderWay:
    def test_the_running_bus_is_handed_over(
        self, trip: Trip, bus: Bus, wide: Bus, clock: HeldClock, cloud: Cloud
    ):
        depart(trip, clock)
        expect(200, swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]))
        running = {item["pk"] for item in cloud.items("trips") if item["sk"] == "RUNNING"}
        assert running == {f"BUS#{wide.bus_id}", f"DRIVER#{OTHER_DRIVER['subject']}"}
        clock.set(trip.arrival_at)
        assert step("record_arrival", trip.trip_id, DRIVER).code == "not_the_driver"
        expect(200, step("record_arrival", trip.trip_id, OTHER_DRIVER))

    def test_new_seats_are_not_sold_where_the_bus_has_left(self, trip: Trip, wide: Bus, clock: HeldClock):
        depart(trip, clock)
        expect(200, swap(trip.trip_id, wide))
        seats = {seat.label: seat for seat in sale_store.seats_of(trip.trip_id)}
        assert seats["1D"].closes == seats["1A"].closes
        assert has_left(seats["1D"], 0, epoch())


class TestAfterABreakdown:
    def test_the_other_bus_goes_on_and_seats_are_sold_again(
        self, trip: Trip, wide: Bus, provider: FakeProvider
    ):
        sold = sell(trip, provider, "2B")
        body = {"words": "The engine smokes."}
        path = {"trip_id": trip.trip_id}
        expect(
            201,
            call("trips/report_breakdown", path=path, body=body, caller=SUPERVISOR, headers=key()),
        )
        assert (
            call("bookings/hold_seats", body=wish(trip), caller=PASSENGER, headers=key()).code
            == "sales_closed"
        )
        expect(200, swap(trip.trip_id, wide))
        assert stored(trip.trip_id).broken_at is None
        held = hold(trip, "1C")
        require_whole(trip.trip_id, [sold["booking_id"], held["booking_id"]], epoch())


class TestRefused:
    def test_with_what_is_missing_and_the_buses_that_would_do(
        self, trip: Trip, wide: Bus, tiny: Bus, provider: FakeProvider
    ):
        sold = [sell(trip, provider, label)["booking_id"] for label in ("1A", "2A", "2B")]
        reply = swap(trip.trip_id, tiny)
        assert (reply.status, reply.code) == (409, "bus_too_small")
        assert reply.json["missing"] == [{"from": "Nyabugogo", "to": "Musanze", "seats": 1}]
        assert reply.json["without_seat"] == 1
        assert [each["plate"] for each in reply.json["buses"]] == ["RAB 456 D", "RAC 100 A"]
        assert "RAB 456 D or RAC 100 A" in reply.json["detail"]
        require_whole(trip.trip_id, sold, epoch())

    def test_with_a_bus_on_another_trip(self, trip: Trip, wide: Bus):
        expect(201, plan(wanted(wide, LEAVES, OTHER_DRIVER)))
        assert swap(trip.trip_id, wide).code == "bus_busy"

    def test_with_a_driver_on_another_trip(self, trip: Trip, wide: Bus, vip: Bus):
        expect(201, plan(wanted(vip, LEAVES, OTHER_DRIVER)))
        assert swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]).code == "driver_busy"

    def test_before_it_is_on_sale(self, draft: str, wide: Bus):
        assert swap(draft, wide).status == 404

    def test_with_a_bus_of_another_company(self, trip: Trip, cloud: Cloud):
        foreign = bought("RAX 1 X", company_id=FOREIGN_OWNER["company"])
        assert swap(trip.trip_id, foreign).code == "bus_not_found"
        assert [each.action for each in audited(cloud, FOREIGN_OWNER["company"])]

    def test_by_people_of_another_company(self, trip: Trip, wide: Bus):
        assert swap(trip.trip_id, wide, FOREIGN_OWNER).status == 404


class TestPreview:
    def test_it_says_who_moves_and_writes_nothing(
        self, trip: Trip, wide: Bus, cloud: Cloud, provider: FakeProvider
    ):
        sell(trip, provider, "1A")
        sell(trip, provider, "2B")
        before = [cloud.items(table) for table in ("trips", "bookings", "tickets", "fleet", "audit")]
        seen = preview(trip.trip_id, wide)
        assert (seen["possible"], seen["kept"], seen["buses"]) == (True, 1, [])
        assert [cloud.items(table) for table in ("trips", "bookings", "tickets", "fleet", "audit")] == before
        assert expect(200, swap(trip.trip_id, wide))["changes"] == seen["changes"]
        assert seen["changes"][0]["origin"] == "Nyabugogo"

    def test_what_is_missing_and_what_stands_in_the_way(
        self, trip: Trip, wide: Bus, tiny: Bus, provider: FakeProvider
    ):
        for label in ("1A", "2A", "2B"):
            sell(trip, provider, label)
        expect(201, plan(wanted(tiny, LEAVES, OTHER_DRIVER)))
        seen = preview(trip.trip_id, tiny)
        assert not seen["possible"]
        assert [each["code"] for each in seen["reasons"]] == ["bus_busy"]
        assert seen["missing"] == [{"origin": "Nyabugogo", "destination": "Musanze", "seats_missing": 1}]
        assert [each["plate"] for each in seen["buses"]] == ["RAB 456 D", "RAC 100 A"]


def swapped(trip: Trip, bus: Bus) -> object:
    return swap_bus.swap_bus(supervisor(), trip.trip_id, swap_request(bus), tickets.reseat_into)


def begun(trip: Trip) -> dict[str, Any]:
    """Return the event of a swap that was begun, as its queue delivers it."""
    event = event_of("1", "trips", trip.trip_id, now(), TripBusSwapBegun(trip.company_id, trip.trip_id))
    return {"Records": [sqs_record(event.to_json())]}


class TestACrash:
    @pytest.mark.parametrize("arrives", [False, True], ids=["the call never arrives", "its answer is lost"])
    def test_at_any_call_is_mended_by_the_queue(
        self, trip: Trip, bus: Bus, wide: Bus, clock: HeldClock, provider: FakeProvider, *, arrives: bool
    ):
        sold = [sell(trip, provider, "1A"), sell(trip, provider, "2B", "2A", **ALL_THE_WAY)]
        held = hold(trip, "1B")
        ids = [each["booking_id"] for each in [*sold, held]]
        buses, number, crashed = [wide, bus], 0, True
        ends = set()
        while crashed:
            wire = Wire(crash_at=number, arrives=arrives)
            with cut(wire):
                swapped(trip, buses[0])
            crashed = wire.crashed
            clock.wait(1)
            if stored(trip.trip_id).swap is not None:
                clock.wait(61)
            assert run("trips/on_swap_begun", begun(trip)) == []
            held_now = [] if look(held)["status"] == "EXPIRED" else [held["booking_id"]]
            require_whole(trip.trip_id, [*ids[:2], *held_now], epoch())
            decided = stored(trip.trip_id).bus_id == buses[0].bus_id
            ends.add(decided)
            if decided:
                buses.reverse()
            number += 1
        assert ends == {True, False}
        assert number > 20

    def test_while_it_goes_on_nothing_else_is_done_and_nobody_buys(
        self, trip: Trip, wide: Bus, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        def dies(*_: object, **__: object) -> None:
            raise Conflicted

        with monkeypatch.context() as patch:
            patch.setattr("tms.bookings.refit.move", dies)
            assert swap(trip.trip_id, wide).code == "busy"
        for name in ("publish_trip", "unpublish_trip"):
            assert ask(name, trip.trip_id).code == "bus_changing"
        assert (
            call("bookings/hold_seats", body=wish(trip), headers=key(), caller=PASSENGER).code
            == "bus_changing"
        )
        expect(200, swap(trip.trip_id, wide))
        require_whole(trip.trip_id, [], epoch())
        clock.wait(1)
        assert searched() == ["2026-11-23T06:00:00+02:00"]
