"""Staff find paid bookings over all trips, by their reference and their people."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect, hold, sell
from tests.support.cancelling import tell
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call, run
from tests.support.network import publish
from tests.support.people import AGENT, FOREIGN_OWNER, PASSENGER, Person
from tests.support.provider import FakeProvider
from tms.bookings import on_people_changed, store
from tms.bookings.search_list import store as search_list
from tms.privacy.erasure import erase_people
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def sold(trip: Trip, provider: FakeProvider, cloud: Cloud) -> dict[str, Any]:
    """A booking that Aline paid for, for herself and a friend."""
    people = [
        {"name": "Aline Uwase", "phone": "+250788000111"},
        {"name": "Éric O'Brien Habimana", "phone": "+250788000222"},
    ]
    booking = sell(trip, provider, passengers=people, contact={"phone": "+250788000333"})
    listed(cloud)
    return booking


def listed(cloud: Cloud) -> None:
    """Let the queue of people do its work."""
    tell(cloud)
    assert run("bookings/on_people_changed", cloud.messages("PeopleChanged")) == []


def ask(caller: Person = AGENT, **query: str) -> Reply:
    return call("bookings/list_company_bookings", caller=caller, query=query)


def found(**query: str) -> list[str]:
    return [each["booking_id"] for each in expect(200, ask(AGENT, **query))["items"]]


@pytest.mark.parametrize(
    "query",
    [
        {"phone": "0788000111"},
        {"phone": "+250788000222"},
        {"phone": "+250788000333"},
        {"name": "uwase"},
        {"name": "Uwase Aline"},
        {"name": "eric"},
        {"name": "HABIMANA Éric"},
        {"name": "o'brien"},
        {"name": "Uwase", "phone": "0788000222"},
    ],
)
def test_a_booking_is_found_by_its_people(sold: dict[str, Any], query: dict[str, str]):
    assert expect(200, ask(AGENT, **query))["items"] == [sold]


def test_a_booking_is_found_by_its_reference_however_it_is_typed(sold: dict[str, Any]):
    reference = sold["booking_id"][-8:]
    assert found(reference=reference) == [sold["booking_id"]]
    assert found(reference=f"{reference[:4]}-{reference[4:]}".lower()) == [sold["booking_id"]]
    assert found(reference=reference, name="Uwase") == [sold["booking_id"]]


@pytest.mark.parametrize(
    "query",
    [{"name": "Keza"}, {"name": "Uwa"}, {"name": "Uwase", "phone": "0788000999"}, {"phone": "0788000999"}],
)
def test_what_does_not_fit_is_not_found(sold: dict[str, Any], query: dict[str, str]):
    assert sold
    assert found(**query) == []


def test_nothing_to_search_for_is_refused():
    reply = ask()
    assert (reply.status, reply.code) == (422, "search_too_wide")


def test_another_company_finds_nothing(sold: dict[str, Any]):
    assert sold
    assert expect(200, ask(FOREIGN_OWNER, phone="0788000111"))["items"] == []


def test_an_unpaid_booking_is_not_listed(trip: Trip, cloud: Cloud):
    hold(trip, "1A")
    listed(cloud)
    assert found(phone="+250788123456") == []


def test_bookings_come_page_by_page_the_latest_departure_first(
    trip: Trip, provider: FakeProvider, cloud: Cloud
):
    later = publish(2, trip.departure_at + timedelta(hours=3))
    first, second, third = (
        sell(each, provider, seat)["booking_id"]
        for each, seat in ((trip, "1A"), (later, "1A"), (later, "1B"))
    )
    listed(cloud)
    page = expect(200, ask(phone="+250788123456", limit="2"))
    assert {each["booking_id"] for each in page["items"]} == {second, third}
    rest = expect(200, ask(phone="+250788123456", limit="2", cursor=page["next_cursor"]))
    assert ([each["booking_id"] for each in rest["items"]], rest["next_cursor"]) == ([first], None)


def test_a_message_that_comes_twice_changes_nothing(sold: dict[str, Any]):
    on_people_changed.list_booking(sold["booking_id"])
    assert found(name="Uwase") == [sold["booking_id"]]


def test_another_passenger_is_found_and_the_former_one_is_not(sold: dict[str, Any], cloud: Cloud):
    path = {"ticket_id": sold["tickets"][0]["ticket_id"]}
    expect(200, call("tickets/change_passenger", path=path, body={"name": "Keza Mutoni"}, caller=PASSENGER))
    listed(cloud)
    assert found(name="Mutoni") == [sold["booking_id"]]
    assert found(name="Uwase") == []


class TestErased:
    def test_nothing_is_left_of_its_people(self, sold: dict[str, Any], cloud: Cloud):
        assert erase_people(sold["booking_id"])
        assert found(phone="0788000111") == []
        assert cloud.items("bookings", "FOUND#") == []
        assert [item for item in cloud.items("bookings", "BOOKING#") if item["sk"] == "KEYS"] == []

    def test_a_message_that_comes_behind_it_lists_nothing(self, sold: dict[str, Any], cloud: Cloud):
        assert erase_people(sold["booking_id"])
        on_people_changed.list_booking(sold["booking_id"])
        assert cloud.items("bookings", "FOUND#") == []

    def test_an_erasure_in_between_leaves_nothing(
        self, sold: dict[str, Any], cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        write = search_list.list_under

        def late(*listing: Any) -> None:
            """Erase behind the reading and before the writing."""
            assert erase_people(sold["booking_id"])
            write(*listing)

        monkeypatch.setattr(search_list, "list_under", late)
        on_people_changed.list_booking(sold["booking_id"])
        assert (found := store.find(sold["booking_id"])) is not None
        assert found.erased_at is not None
        assert cloud.items("bookings", "FOUND#") == []
