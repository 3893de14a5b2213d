"""The life of an entry of the waiting list, and how long an offer lasts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.bookings import booking
from tms.bookings.booking import Booking, BookingStatus, GivenBack
from tms.bookings.quotas import Holder
from tms.bookings.waiting_list.entry import Entry, EntryStatus, Offer, Wish, offer_end, settled
from tms.bookings.waiting_list.limits import limits_of
from tms.kernel.events.catalogue import PLATFORM

NOW = 1_795_000_000
HOUR = 3600
LEAVES = datetime.fromtimestamp(NOW + 10 * HOUR, UTC)


def wish(number: int, closes_at: int = NOW + 5 * HOUR, company: str = "co_1") -> Wish:
    return Wish(f"trp_{number}", company, "Express", "stn_a", "A", "stn_b", "B", LEAVES, closes_at)


def entry(*wishes: Wish) -> Entry:
    return Entry(
        entry_id="wle_1",
        owner="acc_1",
        is_listed=True,
        people="sealed",
        status=EntryStatus.WAITING,
        wishes=wishes or (wish(1),),
        categories=["adult"],
        language="en",
        joined_ms=NOW * 1000,
        over_at=NOW + 5 * HOUR,
    )


def held(status: BookingStatus = BookingStatus.HELD, until: int = NOW + HOUR, **changes: Any) -> Booking:
    return booking(booking_id="bkg_1", trip_id="trp_1", status=status, hold_expires_at=until, **changes)


OFFERED = entry(wish(1), wish(2)).offered(Offer("bkg_1", "trp_1", NOW + HOUR))


def after(offered: Booking, of: Entry = OFFERED, now: int = NOW) -> Entry:
    return settled(of, offered, now)


def test_a_hold_that_runs_changes_nothing():
    assert after(held()) is OFFERED


def test_a_hold_that_was_extended_is_looked_at_later():
    extended = after(held(until=NOW + 2 * HOUR))
    assert (extended.status, extended.over_at) == (EntryStatus.OFFERED, NOW + 2 * HOUR)
    assert extended.offer == Offer("bkg_1", "trp_1", NOW + 2 * HOUR)
    assert extended.version == OFFERED.version + 1


def test_a_hold_whose_time_is_over_is_missed_whether_written_down_or_not():
    assert after(held(), now=NOW + HOUR).status is EntryStatus.MISSED
    assert after(held(BookingStatus.EXPIRED)).status is EntryStatus.MISSED


def test_a_released_hold_leaves_the_other_trips():
    again = after(held(BookingStatus.EXPIRED, released_at=NOW))
    assert (again.status, [each.trip_id for each in again.wishes]) == (EntryStatus.WAITING, ["trp_2"])
    assert again.people == "sealed"


def test_a_released_hold_of_the_last_trip_ends_it_and_erases_the_people():
    last = entry(wish(1)).offered(Offer("bkg_1", "trp_1", NOW + HOUR))
    over = after(held(BookingStatus.EXPIRED, released_at=NOW), last)
    assert (over.status, over.people, over.over_at) == (EntryStatus.LEFT, None, NOW)


def test_money_that_came_late_may_have_bought_the_seats():
    missed = OFFERED.over(EntryStatus.MISSED, NOW + HOUR)
    assert after(held(BookingStatus.EXPIRED), missed) is missed
    assert after(held(BookingStatus.CONFIRMED), missed).status is EntryStatus.TAKEN


@pytest.mark.parametrize("status", [BookingStatus.CONFIRMED, BookingStatus.EXCHANGED])
def test_what_was_paid_is_taken(status: BookingStatus):
    assert after(held(status)).status is EntryStatus.TAKEN


def test_what_was_paid_and_given_back_was_taken():
    given = GivenBack("quo_1", NOW, [], 500)
    cancelled = held(BookingStatus.CANCELLED, given_back=[given])
    assert after(cancelled).status is EntryStatus.TAKEN


def test_a_trip_that_the_company_cancelled_leaves_the_others():
    assert [each.trip_id for each in after(held(BookingStatus.CANCELLED)).wishes] == ["trp_2"]
    last = entry(wish(1)).offered(Offer("bkg_1", "trp_1", NOW + HOUR))
    assert after(held(BookingStatus.CANCELLED), last).status is EntryStatus.ENDED


def test_an_entry_without_an_offer_is_as_it_is():
    waiting = entry()
    assert settled(waiting, held(), NOW) is waiting


def test_a_trip_whose_sales_have_ended_is_waited_for_no_more():
    both = entry(wish(1), wish(2, closes_at=NOW))
    assert both.without("trp_1", EntryStatus.ENDED, NOW).status is EntryStatus.ENDED


def test_it_waits_until_the_last_sales_end():
    waiting = entry().waits_for([wish(1, NOW + HOUR), wish(2, NOW + 3 * HOUR)])
    assert waiting.over_at == NOW + 3 * HOUR


def test_it_belongs_to_a_company_if_all_its_trips_do():
    assert entry(wish(1), wish(2)).company_id == "co_1"
    assert entry(wish(1), wish(2, company="co_2")).company_id == PLATFORM


@pytest.mark.parametrize(
    ("until_close", "seconds"),
    [
        (24 * HOUR, 1800),
        (2 * HOUR, 1800),
        (HOUR, 900),
        (40 * 60, 600),
        (60, 600),
    ],
)
def test_an_offer_lasts_half_an_hour_or_a_quarter_of_what_is_left(until_close: int, seconds: int):
    departure = datetime.fromtimestamp(NOW + until_close + 3600, UTC)
    assert offer_end(NOW, NOW + until_close, departure) == NOW + seconds


def test_an_offer_ends_when_the_bus_leaves():
    departure = datetime.fromtimestamp(NOW, UTC) + timedelta(seconds=300)
    assert offer_end(NOW, NOW + 1, departure) == NOW + 300


@pytest.mark.parametrize(
    ("holder", "names"),
    [
        (Holder("seller"), {"waiting-seller"}),
        (Holder("account", "net"), {"waiting-account", "waiting-accounts-from"}),
        (Holder("account"), {"waiting-account"}),
        (Holder("guest", "", ("a",)), {"waiting-contact-a"}),
    ],
)
def test_an_entry_counts_for_whoever_made_it(holder: Holder, names: set[str]):
    assert {limit.name for limit, _ in limits_of(holder, "acc_1", ["trp_1"])} == names


def test_a_guest_counts_for_both_contacts_the_address_and_each_trip():
    found = list(limits_of(Holder("guest", "net", ("mail", "phone")), "guest:1", ["trp_1", "trp_2"]))
    assert len({limit.name for limit, _ in found}) == len(found) == 5
    names = {limit.name for limit, _ in found}
    assert {"waiting-contact-mail", "waiting-guests-of-trp_2", "waiting-guests-from"} <= names


def test_the_order_of_contacts_and_trips_makes_no_other_counts():
    one = limits_of(Holder("guest", "net", ("phone",)), "guest:1", ["trp_2", "trp_1"])
    other = limits_of(Holder("guest", "net", ("mail", "phone")), "guest:2", ["trp_1", "trp_2"])
    assert set(one) < set(other)
