"""Trips that staff plan: entered, refused, listed and shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, look, pay, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.fleet import bought, hired
from tests.support.fleet import bus as a_bus
from tests.support.functions import Context, call, load
from tests.support.network import build
from tests.support.people import (
    AGENT,
    COMPANY,
    DRIVER,
    FOREIGN_OWNER,
    OTHER_DRIVER,
    PASSENGER,
    key,
)
from tests.support.planning import (
    LEAVES,
    ask,
    equip,
    found,
    hire,
    incorporate,
    mapped,
    plan,
    route,
    searched,
    stored,
    wanted,
)
from tests.support.provider import FakeProvider
from tms.bookings.on_seats import renew
from tms.companies import company_store
from tms.fleet import bus_store
from tms.fleet.buses import Bus, BusState, Outage, OutageKind
from tms.fleet.calendar import Kind
from tms.fleet.drivers import Absence
from tms.fleet.for_trips import calendars
from tms.kernel.store import Transaction

pytestmark = pytest.mark.usefixtures("cloud", "clock")


class TestEntered:
    def test_a_draft_is_made_of_the_route_the_bus_and_the_driver(self, bus: Bus):
        made = expect(201, plan(wanted(bus, LEAVES)))
        assert made["status"] == "DRAFT"
        assert (made["departure_at"], made["arrival_at"]) == (
            "2026-11-23T06:00:00+02:00",
            "2026-11-23T10:00:00+02:00",
        )
        trip = stored(made["trip_id"])
        assert [stop.arrival_at.hour for stop in trip.stops] == [6, 8, 10]
        assert trip.fares == {(0, 1): 3500, (0, 2): 6000, (1, 2): 2500}
        assert (trip.plate, trip.route_version, trip.luggage) == ("RAB 123 C", 1, route().luggage)
        assert searched() == []

    def test_its_bus_and_its_driver_are_taken_until_the_turnaround_is_over(self, draft: str, bus: Bus):
        for kind, owner in ((Kind.BUS, bus.bus_id), (Kind.DRIVER, DRIVER["subject"])):
            (taken,) = calendars.assignments_from(kind, owner, 0)
            assert (taken.trip_id, taken.label) == (draft, "2026-11-23 06:00 Nyabugogo - Rubavu")
            assert taken.window.ends - taken.window.begins == 4 * 3600 + 30 * 60

    def test_a_time_without_an_offset_is_the_one_at_the_first_stop(self, bus: Bus):
        made = expect(201, plan(wanted(bus) | {"departure_at": "2026-11-23T06:00"}))
        assert made["departure_at"] == "2026-11-23T06:00:00+02:00"

    def test_published_at_once_it_is_found_and_sold(self, bus: Bus):
        made = expect(201, plan(wanted(bus, LEAVES, publish=True)))
        assert made["status"] == "PUBLISHED"
        assert searched() == ["2026-11-23T06:00:00+02:00"]
        assert hold(stored(made["trip_id"]), "1A")["status"] == "HELD"

    def test_the_same_request_makes_it_once(self, bus: Bus, cloud: Cloud):
        headers, body = key(), wanted(bus, LEAVES, publish=True)
        first, second = (plan(body, headers=headers) for _ in range(2))
        assert (first.status, first.json) == (201, second.json)
        assert len([item for item in cloud.items("trips") if item["sk"] == "TRIP"]) == 1

    def test_another_request_with_its_key_is_refused(self, bus: Bus):
        headers = key()
        expect(201, plan(wanted(bus, LEAVES), headers=headers))
        reply = plan(wanted(bus, LEAVES + timedelta(days=1)), headers=headers)
        assert (reply.status, reply.code) == (422, "idempotency_key_reused")

    def test_repeated_after_it_was_taken_off_sale_it_is_not_put_on_sale_again(self, bus: Bus):
        headers, body = key(), wanted(bus, LEAVES, publish=True)
        made = expect(201, plan(body, headers=headers))
        expect(200, ask("unpublish_trip", made["trip_id"]))
        assert plan(body, headers=headers).json["status"] == "DRAFT"

    def test_a_request_that_died_before_the_sale_is_finished_by_its_repeat(
        self, bus: Bus, monkeypatch: pytest.MonkeyPatch
    ):
        headers, body = key(), wanted(bus, LEAVES, publish=True)

        def die(*_: Any) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("tms.trips.put_on_sale.sell", die)
            with pytest.raises(KeyboardInterrupt):
                plan(body, headers=headers)
        assert plan(body, headers=headers).json["status"] == "PUBLISHED"


def test_the_policy_of_the_company_is_frozen_in_the_trip(bus: Bus, clock: HeldClock):
    before = company_store.find_policy(COMPANY)
    after = replace(before, turnaround_minutes=90, boarding_opens_minutes=20, boarding_window_minutes=45)
    transaction = Transaction()
    company_store.change_policy(transaction, COMPANY, before, replace(after, revision=1))
    transaction.commit()
    made = stored(expect(201, plan(wanted(bus, LEAVES, publish=True)))["trip_id"])
    transaction = Transaction()
    company_store.change_policy(transaction, COMPANY, replace(after, revision=1), replace(before, revision=2))
    transaction.commit()
    assert plan(wanted(bus, LEAVES + timedelta(hours=5, minutes=29))).code == "bus_busy"
    expect(201, plan(wanted(bus, LEAVES + timedelta(hours=5, minutes=30))))
    clock.set(LEAVES - timedelta(minutes=45, seconds=1))
    boarding: Any = {"path": {"trip_id": made.trip_id}, "caller": DRIVER}
    assert call("trips/open_boarding", **boarding).code == "too_early"
    for minutes, status in ((21, "PUBLISHED"), (20, "BOARDING")):
        clock.set(LEAVES - timedelta(minutes=minutes))
        load("trips/on_boarding_due").handler({}, Context())
        assert stored(made.trip_id).status.value == status


def test_a_trip_is_sold_until_the_cut_off_of_its_company_and_a_hold_of_before_is_paid_later(
    bus: Bus, clock: HeldClock, provider: FakeProvider
):
    before = company_store.find_policy(COMPANY)
    transaction = Transaction()
    after = replace(before, sales_cut_off_minutes=30, revision=1)
    company_store.change_policy(transaction, COMPANY, before, after)
    transaction.commit()
    made = stored(expect(201, plan(wanted(bus, LEAVES, publish=True)))["trip_id"])
    clock.set(LEAVES - timedelta(minutes=30, seconds=1))
    held = hold(made, "1A")
    clock.set(LEAVES - timedelta(minutes=30))
    late = call("bookings/hold_seats", body=wish(made, "1B"), caller=PASSENGER, headers=key())
    assert late.code == "sales_closed"
    clock.set(LEAVES - timedelta(minutes=21))
    payment = pay(held)
    provider.approve(payment["payment_id"])
    assert callback(payment).status == 204
    assert look(held)["status"] == "CONFIRMED"


def test_a_trip_keeps_the_time_for_a_change_that_its_company_wanted(bus: Bus):
    before = company_store.find_policy(COMPANY)
    transaction = Transaction()
    after = replace(before, transfer_minutes=25, revision=1)
    company_store.change_policy(transaction, COMPANY, before, after)
    transaction.commit()
    made = stored(expect(201, plan(wanted(bus, LEAVES)))["trip_id"])
    assert made.windows.transfer_s == 25 * 60


class TestRefused:
    @pytest.mark.parametrize(
        ("moment", "status", "code"),
        [
            ("2026-11-22T05:59:59+02:00", 422, "departure_past"),
            ("2028-01-01T06:00:00+02:00", 422, "departure_too_far"),
            ("yesterday", 422, "invalid_field"),
            ("2026-11-23", 422, "invalid_field"),
        ],
    )
    def test_at_times_at_which_nothing_leaves(self, bus: Bus, moment: str, status: int, code: str):
        reply = plan(wanted(bus) | {"departure_at": moment})
        assert (reply.status, reply.code, reply.json["pointer"]) == (status, code, "/departure_at")

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("route_id", "rte_00000000000000000000000000", "route_not_found"),
            ("bus_id", "bus_00000000000000000000000000", "bus_not_found"),
            ("driver_id", "acc_00000000000000000000000000", "driver_not_found"),
        ],
    )
    def test_with_what_the_company_does_not_have(self, bus: Bus, field: str, value: str, code: str):
        body = wanted(bus, LEAVES) | {field: value}
        reply = plan(body)
        assert (reply.status, reply.code, reply.json["pointer"]) == (404, code, f"/{field}")

    def test_with_things_of_another_company(self, bus: Bus):
        reply = plan(wanted(bus, LEAVES), FOREIGN_OWNER)
        assert (reply.status, reply.code) == (404, "route_not_found")

    @pytest.mark.parametrize("minutes", [-269, -1, 0, 269])
    def test_while_another_trip_has_both(self, bus: Bus, draft: str, minutes: int):
        reply = plan(wanted(bus, LEAVES + timedelta(minutes=minutes)))
        assert (reply.status, reply.code) == (409, "bus_busy")
        assert reply.json["trip"]["trip_id"] == draft
        assert [each["code"] for each in reply.json["reasons"]] == ["bus_busy", "driver_busy"]

    @pytest.mark.parametrize("minutes", [-270, 270])
    def test_but_not_when_the_turnaround_is_over(self, bus: Bus, draft: str, minutes: int):
        expect(201, plan(wanted(bus, LEAVES + timedelta(minutes=minutes))))

    def test_with_a_bus_in_maintenance_and_a_retired_one(self, bus: Bus):
        noon = int(LEAVES.timestamp())
        out = Outage("out_1", OutageKind.MAINTENANCE, noon, noon + 60, "brakes")
        for changes, code in (
            ({"outages": (out,)}, "bus_in_maintenance"),
            ({"state": BusState.RETIRED}, "bus_retired"),
        ):
            transaction = Transaction()
            ill = a_bus(f"RAX {len(code)} Z", **changes)
            bus_store.add_bus(transaction, ill)
            transaction.commit()
            assert plan(wanted(ill, LEAVES)).code == code

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"suspended": "speeding"}, "driver_suspended"),
            ({"licence_ends_at": int(LEAVES.timestamp()) + 3600}, "licence_expired"),
            (
                {
                    "absences": (
                        Absence("abs_1", int(LEAVES.timestamp()), int(LEAVES.timestamp()) + 1, "leave"),
                    )
                },
                "driver_absent",
            ),
        ],
    )
    def test_with_a_driver_who_may_not_drive(self, cloud: Cloud, changes: dict[str, Any], code: str):
        incorporate()
        build()
        mapped()
        hired(**changes)
        hire()
        assert plan(wanted(bought(), LEAVES)).code == code

    def test_with_a_driver_who_left_the_company(self, cloud: Cloud):
        _, bus, _ = equip()
        assert plan(wanted(bus, LEAVES)).code == "driver_inactive"

    def test_on_a_route_without_fares(self, bus: Bus):
        mapped(route_id="rte_00000000000000000000000001", name="Unpriced", fares={})
        reply = plan(wanted(bus, LEAVES, route_id="rte_00000000000000000000000001"))
        assert (reply.status, reply.code) == (409, "route_unpriced")


class TestListed:
    def test_a_row_shows_names_and_the_load(self, on_sale: str, provider: FakeProvider):
        sell(stored(on_sale), provider, "1A")
        hold(stored(on_sale), "1B", to="Musanze")
        renew(f"TRIP#{on_sale}")
        (row,) = found()
        assert (row["trip_id"], row["status"], row["plate"]) == (on_sale, "PUBLISHED", "RAB 123 C")
        assert (row["route"], row["origin"], row["destination"]) == (
            "Nyabugogo - Rubavu",
            "Nyabugogo",
            "Rubavu",
        )
        assert row["load"] == {"seats": 4, "sold": 1, "held": 1, "free": 2}
        assert row["driver"] is None, "this driver has no account here"

    def test_they_are_of_the_day_by_departure_and_filtered(self, bus: Bus, vip: Bus):
        early = expect(201, plan(wanted(bus, LEAVES)))["trip_id"]
        late = expect(201, plan(wanted(vip, LEAVES + timedelta(hours=1), OTHER_DRIVER, publish=True)))[
            "trip_id"
        ]
        expect(201, plan(wanted(bus, LEAVES + timedelta(days=1))))
        assert [row["trip_id"] for row in found()] == [early, late]
        assert [row["trip_id"] for row in found(status="PUBLISHED")] == [late]
        assert [row["trip_id"] for row in found(bus_id=bus.bus_id)] == [early]
        assert [row["trip_id"] for row in found(driver_id=OTHER_DRIVER["subject"])] == [late]
        assert found(route_id="rte_00000000000000000000000000") == []

    def test_page_by_page(self, bus: Bus):
        made = [expect(201, plan(wanted(bus, LEAVES + timedelta(hours=5 * n))))["trip_id"] for n in range(3)]
        query, seen = {"date": LEAVES.date().isoformat(), "limit": "2"}, []
        for _ in range(2):
            page = expect(200, call("trips/list_planned_trips", query=query, caller=AGENT))
            seen += [row["trip_id"] for row in page["items"]]
            query["cursor"] = page["next_cursor"]
        assert seen == made
        assert query["cursor"] is None

    def test_another_company_sees_none(self, draft: str):
        query = {"date": LEAVES.date().isoformat()}
        assert expect(200, call("trips/list_planned_trips", query=query, caller=FOREIGN_OWNER))["items"] == []

    def test_today_is_what_the_company_s_clocks_show(self, bus: Bus, clock: HeldClock):
        clock.set(datetime(2026, 11, 22, 23, 0, tzinfo=UTC))
        query = {"date": "today"}
        assert (
            expect(200, call("trips/list_planned_trips", query=query, caller=AGENT))["date"] == "2026-11-23"
        )


class TestShown:
    def test_with_the_load_of_each_leg_and_what_was_paid(self, on_sale: str, provider: FakeProvider):
        sell(stored(on_sale), provider, "1A", to="Rubavu")
        hold(stored(on_sale), "1B", to="Musanze")
        shown = expect(200, ask("get_planned_trip", on_sale))
        assert [stop["load"] and (stop["load"]["sold"], stop["load"]["held"]) for stop in shown["stops"]] == [
            (1, 1),
            (1, 0),
            None,
        ]
        assert shown["revenue"] == {"amount": 6000, "currency": "RWF"}
        assert [step["status"] for step in shown["history"]] == ["DRAFT", "PUBLISHED"]
        assert "unpublish" in shown["actions"]
        assert expect(200, ask("get_planned_trip", on_sale, AGENT))["actions"] == []
