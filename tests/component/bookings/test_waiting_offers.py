"""Offers of the waiting list: who is held seats when some are free, and what becomes of that."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.buying import approve, expect, give_back, hold, look, pay, quote, sell, wish
from tests.support.cancelling import cancel
from tests.support.cancelling import tell as tell_all
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.functions import call, load, run
from tests.support.network import SEATS, publish
from tests.support.people import AGENT, ANONYMOUS, AS_GUEST, OTHER_PASSENGER, PASSENGER, SUPERVISOR, key
from tests.support.provider import FakeProvider
from tests.support.waiting import (
    ask,
    entry_with_offer,
    fill,
    free_seats,
    join,
    lapse,
    leave,
    let_go,
    see,
    tell_line,
    wait_wish,
)
from tms.bookings import (
    find_entry,
    leave_waiting_list,
    offer_seats,
    on_seats_freed,
    on_waiting_due,
    sale_store,
    settle_offer,
)
from tms.bookings.records import SaleRecord, SeatRecord, seat_key
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import SHORTEST_OFFER_SECONDS, EntryStatus
from tms.bookings.waiting_list.records import places_in_line
from tms.kernel.clock import at
from tms.kernel.events.catalogue import BookingExpired, TripPublished, WaitingJoined
from tms.kernel.events.cloud_events import event_of
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def late(trip: Trip) -> Trip:
    """Another trip of the day."""
    return publish(2)


def due() -> None:
    on_waiting_due.settle_what_is_due(lambda: 60)


def offered(entry: dict[str, Any], caller: Any = PASSENGER, **headers: str) -> dict[str, Any]:
    """Return the booking that is offered to an entry."""
    shown = see(entry, caller, **headers)
    assert shown["status"] == "OFFERED", shown
    return look(shown["offer"], caller, **headers)


def test_freed_seats_are_held_for_the_first_in_line(trip: Trip, cloud: Cloud, clock: HeldClock):
    fill(trip, but=2)
    booking = hold(trip, *free_seats(trip), caller=AGENT)
    first = join(trip)
    clock.wait(1)
    second = join(trip, caller=OTHER_PASSENGER)
    clock.wait(1)
    third = join(trip, caller=AGENT)
    let_go(booking)
    tell_line(cloud)
    mine, theirs = offered(first), offered(second, OTHER_PASSENGER)
    assert (mine["status"], mine["tickets"][0]["passenger"]["name"]) == ("HELD", "Waiting 0")
    seats = {mine["tickets"][0]["seat"], theirs["tickets"][0]["seat"]}
    assert seats == {each["seat"] for each in booking["tickets"]}
    assert see(third, AGENT)["trips"][0]["position"] == 1


def test_an_offer_has_a_time_of_its_own(trip: Trip, cloud: Cloud, clock: HeldClock):
    entry = entry_with_offer(trip, cloud)
    shown = see(entry)["offer"]
    ends = trip.stops[0].departure_at.timestamp() - 300
    left = (ends - clock.epoch) // 4
    assert at(int(clock.epoch + left), 7200).isoformat() == shown["hold_expires_at"]
    assert left > SHORTEST_OFFER_SECONDS


def test_an_offer_is_paid_like_any_hold(trip: Trip, cloud: Cloud, provider: FakeProvider):
    entry = entry_with_offer(trip, cloud, size=2)
    approve(pay(offered(entry)), provider)
    assert look(see(entry)["offer"])["status"] == "CONFIRMED"
    assert see(entry)["status"] == "TAKEN"
    assert "people" in cloud.items("bookings", f"WAITING#{entry['entry_id']}")[0]


def test_a_taken_offer_is_written_down_when_its_time_is_over(
    trip: Trip, cloud: Cloud, clock: HeldClock, provider: FakeProvider
):
    entry = entry_with_offer(trip, cloud)
    approve(pay(offered(entry)), provider)
    clock.wait(1800)
    due()
    found = store.find(entry["entry_id"])
    assert found is not None
    assert found.status == "TAKEN"


def test_the_next_in_line_has_the_seat_of_an_offer_that_lapsed(
    trip: Trip, cloud: Cloud, clock: HeldClock, provider: FakeProvider
):
    sell(trip, provider, *SEATS[1:], caller=AGENT)
    last = hold(trip, SEATS[0], caller=AGENT)
    first = join(trip)
    clock.wait(1)
    second = join(trip, caller=OTHER_PASSENGER)
    let_go(last)
    tell_line(cloud)
    assert see(second, OTHER_PASSENGER)["status"] == "WAITING"
    assert see(second, OTHER_PASSENGER)["trips"][0]["position"] == 1
    lapse(see(first)["offer"], clock)
    tell_line(cloud)
    assert see(first)["status"] == "MISSED"
    assert offered(second, OTHER_PASSENGER)["tickets"][0]["seat"] == SEATS[0]


def test_a_declined_offer_goes_to_the_next_and_the_entry_waits_for_its_other_trip(
    trip: Trip, late: Trip, cloud: Cloud, clock: HeldClock
):
    fill(late)
    fill(trip, but=1)
    last = hold(trip, *free_seats(trip), caller=AGENT)
    first = join(trip, late)
    clock.wait(1)
    second = join(trip, caller=OTHER_PASSENGER)
    let_go(last)
    tell_line(cloud)
    assert store.line_of(late.trip_id) == []
    let_go(see(first)["offer"], PASSENGER)
    tell_line(cloud)
    again = see(first)
    assert (again["status"], [each["trip_id"] for each in again["trips"]]) == ("WAITING", [late.trip_id])
    assert again["trips"][0]["position"] == 1
    assert offered(second, OTHER_PASSENGER)["status"] == "HELD"


def test_the_place_in_the_other_line_is_kept_through_an_offer(
    trip: Trip, late: Trip, cloud: Cloud, clock: HeldClock
):
    fill(late)
    booking = fill(trip)
    first = join(trip, late)
    clock.wait(1)
    join(late, caller=OTHER_PASSENGER)
    let_go(booking)
    tell_line(cloud)
    let_go(see(first)["offer"], PASSENGER)
    tell_line(cloud)
    assert see(first)["trips"][0]["position"] == 1


def test_whoever_declines_the_last_trip_has_left(trip: Trip, cloud: Cloud):
    entry = entry_with_offer(trip, cloud)
    let_go(see(entry)["offer"], PASSENGER)
    tell_line(cloud)
    assert see(entry)["status"] == "LEFT"
    assert see(entry)["passengers"][0]["name"] is None


def test_leaving_with_an_offer_frees_the_seats(trip: Trip, cloud: Cloud, clock: HeldClock):
    fill(trip, but=1)
    last = hold(trip, *free_seats(trip), caller=AGENT)
    first = join(trip)
    clock.wait(1)
    second = join(trip, caller=OTHER_PASSENGER)
    let_go(last)
    tell_line(cloud)
    offer = see(first)["offer"]
    assert leave(first).status == 204
    assert look(offer)["status"] == "EXPIRED"
    tell_line(cloud)
    assert offered(second, OTHER_PASSENGER)["status"] == "HELD"


def test_leaving_after_paying_keeps_the_tickets(trip: Trip, cloud: Cloud, provider: FakeProvider):
    entry = entry_with_offer(trip, cloud)
    approve(pay(offered(entry)), provider)
    assert leave(entry).status == 204
    assert look(see(entry)["offer"])["status"] == "CONFIRMED"


def test_seats_that_are_offered_while_somebody_leaves_are_free_again(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
):
    booking = fill(trip)
    entry = join(trip)
    stale = store.find(entry["entry_id"])
    let_go(booking)
    offer_seats.offer_seats(trip.trip_id)
    real, reads = find_entry.find_own, iter([stale])
    monkeypatch.setattr(
        leave_waiting_list, "find_own", lambda caller, entry_id: next(reads, None) or real(caller, entry_id)
    )
    offer = see(entry)["offer"]
    assert leave(entry).status == 204
    assert see(entry)["status"] == "LEFT"
    assert look(offer)["status"] == "EXPIRED"


def test_nothing_is_offered_to_somebody_who_leaves_in_that_moment(
    trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
):
    booking = fill(trip)
    entry = join(trip)
    stale = store.find(entry["entry_id"])
    let_go(booking)
    line = store.sale_with_line(trip.trip_id)
    assert leave(entry).status == 204
    real, reads, lines = store.find, iter([stale]), iter([line])
    monkeypatch.setattr(store, "find", lambda entry_id: next(reads, None) or real(entry_id))
    monkeypatch.setattr(
        store, "sale_with_line", lambda _trip_id, **_: next(lines, None) or (line and (*line[:2], []))
    )
    monkeypatch.setattr(store, "line_of", lambda _: line and line[2])
    assert offer_seats.offer_seats(trip.trip_id) == 0
    assert see(entry)["status"] == "LEFT"
    assert len(free_seats(trip)) == len(SEATS)


def test_a_group_that_does_not_fit_is_passed_and_keeps_its_place(trip: Trip, cloud: Cloud, clock: HeldClock):
    fill(trip, but=2)
    one = hold(trip, free_seats(trip)[0], caller=AGENT)
    two = hold(trip, free_seats(trip)[0], caller=AGENT)
    group = join(trip, size=2)
    clock.wait(1)
    single = join(trip, caller=OTHER_PASSENGER)
    let_go(one)
    tell_line(cloud)
    assert offered(single, OTHER_PASSENGER)["status"] == "HELD"
    assert see(group)["trips"][0]["position"] == 1
    let_go(see(single, OTHER_PASSENGER)["offer"], OTHER_PASSENGER)
    let_go(two)
    tell_line(cloud)
    assert len(offered(group)["tickets"]) == 2


def test_seats_of_a_cancelled_ticket_are_offered(trip: Trip, cloud: Cloud, provider: FakeProvider):
    sold = sell(trip, provider, "1A", caller=OTHER_PASSENGER)
    fill(trip)
    entry = join(trip)
    offer = expect(200, quote(sold, caller=OTHER_PASSENGER))
    expect(200, give_back(sold, offer, OTHER_PASSENGER))
    tell_line(cloud)
    assert offered(entry)["tickets"][0]["seat"] == "1A"


def test_seats_that_are_free_while_somebody_joins_are_offered_at_once(trip: Trip, cloud: Cloud):
    fill(trip, but=1)
    last = hold(trip, *free_seats(trip), caller=AGENT)
    sent = wait_wish(trip)
    let_go(last)
    tell_line(cloud)
    refused = call("bookings/join_waiting_list", body=sent, caller=PASSENGER, headers=key())
    assert refused.json["code"] == "seats_free"
    again = hold(trip, *free_seats(trip), caller=AGENT)
    entry = join(trip)
    let_go(again)
    assert see(entry)["status"] == "WAITING"
    assert run("bookings/on_change", cloud.changes("bookings")) == []
    assert run("bookings/on_seats_freed", cloud.messages("SeatsFreed")) == []
    assert offered(entry)["status"] == "HELD"


def test_a_guest_pays_an_offer_with_the_booking_key(trip: Trip, cloud: Cloud, provider: FakeProvider):
    entry = entry_with_offer(trip, cloud, caller=ANONYMOUS)
    mine = offered(entry, ANONYMOUS, **AS_GUEST)
    approve(pay(mine, ANONYMOUS, **AS_GUEST), provider)
    assert see(entry, ANONYMOUS, **AS_GUEST)["status"] == "TAKEN"


def test_an_offer_is_listed_under_the_account(trip: Trip, cloud: Cloud):
    entry = entry_with_offer(trip, cloud)
    rows = expect(200, call("bookings/list_bookings", caller=PASSENGER))["items"]
    assert [row["booking_id"] for row in rows] == [see(entry)["offer"]["booking_id"]]


def test_events_that_come_again_offer_nothing_twice(trip: Trip, cloud: Cloud):
    booking = fill(trip)
    join(trip)
    let_go(booking)
    tell_line(cloud)
    before = cloud.items("bookings", "BOOKING#")
    data = BookingExpired(trip.company_id, booking["booking_id"], trip.trip_id)
    event = event_of("again", "bookings", booking["booking_id"], at(0), data)
    assert on_seats_freed.on_seats_freed(event) == 0
    assert cloud.items("bookings", "BOOKING#") == before


def test_another_buyer_is_faster_than_the_offer(trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    booking = fill(trip)
    entry = join(trip)
    let_go(booking)
    real = Transaction.commit
    failures = iter([ConditionFailed({"seat 1A": None})])

    def commit(self: Transaction) -> None:
        failure = next(failures, None)
        if failure is not None:
            raise failure
        real(self)

    monkeypatch.setattr(Transaction, "commit", commit)
    offer_seats.offer_seats(trip.trip_id)
    assert offered(entry)["status"] == "HELD"


def test_a_place_whose_entry_waits_no_more_is_cleared_away(trip: Trip):
    booking = fill(trip)
    entry = join(trip)
    found = store.find(entry["entry_id"])
    assert found is not None
    assert leave(entry).status == 204
    places_in_line(found)[trip.trip_id].save()
    let_go(booking)
    assert offer_seats.offer_seats(trip.trip_id) == 0
    assert store.line_of(trip.trip_id) == []


def test_a_place_whose_entry_waits_again_in_that_moment_is_kept(
    trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
):
    booking = fill(trip)
    entry = join(trip)
    waiting = store.find(entry["entry_id"])
    assert waiting is not None
    let_go(booking)
    former = waiting.over(EntryStatus.LEFT, waiting.over_at)
    real, reads = store.find, iter([replace(former, version=waiting.version - 1)])
    monkeypatch.setattr(store, "find", lambda entry_id: next(reads, None) or real(entry_id))
    offer_seats.offer_seats(trip.trip_id)
    assert next(reads, None) is None
    assert offered(entry)["status"] == "HELD"


def test_nothing_is_offered_by_a_suspended_company(trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    booking = fill(trip)
    entry = join(trip)
    let_go(booking)
    monkeypatch.setattr("tms.kernel.access.suspension.is_company_suspended", lambda _: True)
    assert offer_seats.offer_seats(trip.trip_id) == offer_seats.SUSPENDED_SECONDS
    assert see(entry)["status"] == "WAITING"


def test_seats_freed_while_a_trip_was_off_sale_are_offered_once_it_is_on_sale_again(trip: Trip, cloud: Cloud):
    booking = fill(trip)
    entry = join(trip)
    let_go(booking)
    sale = SaleRecord.get(f"TRIP#{trip.trip_id}", "SALE")
    sale.delete()
    tell_line(cloud)
    assert see(entry)["status"] == "WAITING"
    sale.save()
    again = event_of("again", "trips", trip.trip_id, at(0), TripPublished(trip.company_id, trip.trip_id))
    on_seats_freed.on_seats_freed(again)
    assert offered(entry)["status"] == "HELD"


def test_nothing_is_offered_while_the_bus_changes(trip: Trip):
    booking = fill(trip)
    join(trip)
    let_go(booking)
    seat_key(trip.trip_id, "1A").update(actions=[SeatRecord.paused.set("swp_1")])
    assert offer_seats.offer_seats(trip.trip_id) == offer_seats.CHANGING_SECONDS


def test_the_list_ends_with_the_sales(trip: Trip, late: Trip, cloud: Cloud, clock: HeldClock):
    fill(trip)
    fill(late)
    both = join(trip, late)
    one = join(trip, caller=OTHER_PASSENGER)
    due()
    assert see(both)["status"] == "WAITING"
    clock.set(trip.stops[0].departure_at)
    due()
    assert see(one, OTHER_PASSENGER)["status"] == "ENDED"
    assert see(both)["status"] == "ENDED"
    assert store.line_of(trip.trip_id) == []


def test_a_trip_whose_sales_end_later_than_planned_is_waited_for_longer(trip: Trip, clock: HeldClock):
    fill(trip)
    entry = join(trip)
    later = int(trip.stops[0].departure_at.timestamp()) + 3600
    transaction = Transaction()
    sale_store.close_into(transaction, trip.trip_id, {seat: [later, later] for seat in SEATS})
    transaction.commit()
    clock.set(trip.stops[0].departure_at)
    due()
    shown = see(entry)
    assert (shown["status"], shown["ends_at"]) == ("WAITING", at(later, 7200).isoformat())


def test_a_trip_that_is_not_on_sale_any_more_is_waited_for_no_longer(
    trip: Trip, late: Trip, clock: HeldClock
):
    fill(trip)
    fill(late)
    one, other = join(trip), join(late, caller=OTHER_PASSENGER)
    transaction = Transaction()
    sale_store.end_sale_into(transaction, trip.trip_id)
    transaction.commit()
    clock.set(trip.stops[0].departure_at)
    due()
    assert see(one)["status"] == see(other, OTHER_PASSENGER)["status"] == "ENDED"


def test_events_of_entries_that_are_gone_or_over_change_nothing(trip: Trip):
    booking = fill(trip)
    entry = join(trip)
    assert leave(entry).status == 204
    let_go(booking)
    for entry_id in (entry["entry_id"], "wle_none"):
        data = WaitingJoined(trip.company_id, entry_id)
        assert on_seats_freed.on_seats_freed(event_of(entry_id, "bookings", entry_id, at(0), data)) == 0
        settle_offer.settle_entry(entry_id)
    assert see(entry)["status"] == "LEFT"


def test_a_cancelled_trip_is_struck_out(trip: Trip, late: Trip, cloud: Cloud):
    enrol(SUPERVISOR)
    fill(trip)
    fill(late)
    both, one = join(trip, late), join(trip, caller=OTHER_PASSENGER)
    expect(200, cancel(trip.trip_id))
    tell_all(cloud)
    tell_line(cloud)
    assert [each["trip_id"] for each in see(both)["trips"]] == [late.trip_id]
    assert see(one, OTHER_PASSENGER)["status"] == "ENDED"


def test_a_trip_that_was_cancelled_while_somebody_joined_is_struck_out(trip: Trip, late: Trip, cloud: Cloud):
    enrol(SUPERVISOR)
    fill(trip)
    fill(late)
    one, other = join(trip), join(trip, late, caller=OTHER_PASSENGER)
    expect(200, cancel(trip.trip_id))
    for entry in (one, other):
        data = WaitingJoined(trip.company_id, entry["entry_id"])
        event = event_of(entry["entry_id"], "bookings", entry["entry_id"], at(0), data)
        assert on_seats_freed.on_seats_freed(event) == 0
    assert see(one)["status"] == "ENDED"
    assert [each["trip_id"] for each in see(other, OTHER_PASSENGER)["trips"]] == [late.trip_id]
    assert store.line_of(trip.trip_id) == []


def test_an_offer_of_a_trip_that_is_cancelled_is_off(trip: Trip, late: Trip, cloud: Cloud):
    enrol(SUPERVISOR)
    fill(late)
    booking = fill(trip)
    entry = join(trip, late)
    let_go(booking)
    tell_line(cloud)
    offer = see(entry)["offer"]
    expect(200, cancel(trip.trip_id))
    tell_all(cloud)
    assert run("payments/on_trip_cancelled", cloud.messages("CancelledTrips")) == []
    tell_line(cloud)
    assert look(offer)["status"] == "CANCELLED"
    assert [each["trip_id"] for each in see(entry)["trips"]] == [late.trip_id]


def test_other_bookings_are_nobody_s_offers(trip: Trip):
    booking = hold(trip, "1A")
    settle_offer.settle_offer(booking["booking_id"])
    assert look(booking)["status"] == "HELD"


def test_what_cannot_be_settled_is_told_after_the_rest(
    trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
):
    fill(trip)
    bad, good = join(trip), join(trip, caller=OTHER_PASSENGER)
    clock.set(trip.stops[0].departure_at)
    real = store.find

    def find(entry_id: str) -> Any:
        if entry_id == bad["entry_id"]:
            raise OSError("no answer")
        return real(entry_id)

    with monkeypatch.context() as patch:
        patch.setattr(store, "find", find)
        with pytest.raises(on_waiting_due.Unsettled):
            due()
    assert see(good, OTHER_PASSENGER)["status"] == "ENDED"
    assert see(bad)["status"] == "WAITING"


def test_a_run_stops_in_time(trip: Trip, clock: HeldClock):
    fill(trip)
    entry = join(trip)
    clock.set(trip.stops[0].departure_at)
    on_waiting_due.settle_what_is_due(lambda: 1)
    assert see(entry)["status"] == "WAITING"
    load("bookings/on_waiting_due")


def test_a_customer_who_was_offered_seats_does_not_join_a_full_line_again_by_a_repeat(
    trip: Trip, cloud: Cloud
):
    booking = fill(trip)
    headers, sent = key(), wait_wish(trip)
    first = expect(201, call("bookings/join_waiting_list", body=sent, caller=PASSENGER, headers=headers))
    let_go(booking)
    tell_line(cloud)
    again = expect(201, call("bookings/join_waiting_list", body=sent, caller=PASSENGER, headers=headers))
    assert (again["entry_id"], again["status"]) == (first["entry_id"], "OFFERED")
    assert ask(trip, caller=OTHER_PASSENGER).json["code"] == "seats_free"
    assert call("bookings/hold_seats", body=wish(trip), caller=OTHER_PASSENGER, headers=key()).status == 201
