"""Those who waited for seats: their names and addresses go soon after the entry, or with the account."""

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.network import build, publish
from tests.support.opened import opened
from tests.support.people import OTHER_PASSENGER, PASSENGER
from tests.support.waiting import entry_with_offer, fill, join, leave, let_go, see, tell_line
from tms.bookings.for_privacy import waiting
from tms.bookings.waiting_list import store
from tms.kernel.clock import at
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.kernel.events.cloud_events import event_of
from tms.kernel.ids import derived_id
from tms.privacy import on_account_deleted, on_retention_over
from tms.privacy.on_retention_over import DAY, WAITED_DAYS
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

PERSONAL = ("Waiting", "+2507880001", "keza@")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    build()
    return publish()


def personal(cloud: Cloud) -> list[str]:
    return [text for text in opened(cloud, ("bookings",)) if any(part in text for part in PERSONAL)]


def delete(account_id: str) -> int:
    """Let the event of an account's deletion come; return the seconds after which it comes again."""
    event = event_of("deleted", "accounts", account_id, at(0), AccountDeleted(PLATFORM, account_id))
    return on_account_deleted.on_account_deleted(event)


def sweep(seconds_left: float = 60) -> None:
    on_retention_over.erase_what_is_due(lambda: seconds_left)


def test_an_entry_is_deleted_a_week_after_its_end(trip: Trip, cloud: Cloud, clock: HeldClock):
    entry = entry_with_offer(trip, cloud)
    let_go(see(entry)["offer"], PASSENGER)
    tell_line(cloud)
    clock.wait(WAITED_DAYS * DAY - 1)
    sweep()
    assert store.find(entry["entry_id"]) is not None
    clock.wait(1)
    sweep(seconds_left=1)
    assert store.find(entry["entry_id"]) is not None
    sweep()
    assert store.find(entry["entry_id"]) is None
    assert store.owned_by(PASSENGER["subject"], 10) == ([], None)
    assert store.offered_to(derived_id("bkg", entry["entry_id"], "0")) is None


def test_somebody_who_waits_is_not_erased(trip: Trip, cloud: Cloud, clock: HeldClock):
    fill(trip)
    entry = join(trip)
    clock.wait(WAITED_DAYS * DAY)
    sweep()
    waiting.erase(entry["entry_id"])
    assert store.find(entry["entry_id"]) is not None


def test_whoever_leaves_is_erased_at_once(trip: Trip, cloud: Cloud):
    fill(trip)
    entry = join(trip)
    assert personal(cloud)
    leave(entry)
    assert personal(cloud) == []


def test_with_an_account_its_entries_are_gone_and_nobody_is_offered_anything(trip: Trip, cloud: Cloud):
    booking = fill(trip)
    entry = join(trip)
    theirs = join(trip, caller=OTHER_PASSENGER, contact={})
    assert delete(PASSENGER["subject"]) == 0
    assert store.find(entry["entry_id"]) is None
    let_go(booking)
    tell_line(cloud)
    assert see(theirs, OTHER_PASSENGER)["status"] == "OFFERED"
    assert store.owned_by(PASSENGER["subject"], 10) == ([], None)


def test_what_was_offered_to_a_deleted_account_is_erased_too(trip: Trip, cloud: Cloud):
    entry_with_offer(trip, cloud)
    assert delete(PASSENGER["subject"]) == 0
    assert personal(cloud) == []


def test_many_entries_are_erased_in_several_calls(
    trip: Trip, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(on_account_deleted, "AT_ONCE", 1)
    fill(trip)
    leave(join(trip))
    clock.wait(1)
    join(trip)
    assert delete(PASSENGER["subject"]) == 1
    assert delete(PASSENGER["subject"]) == 0
    assert store.owned_by(PASSENGER["subject"], 10) == ([], None)
