"""Loading the sample network: all of it can be found and sold, and loading again changes nothing."""

import os
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from infra.place import Place
from infra.sample import driving, fleets, luck, network, planners, seed
from infra.sample.people import seed_account, seed_people
from tests.support.sample_trips import trip_of
from tms.accounts.identifiers import identifier_store
from tms.accounts.passwords import hashing
from tms.bookings import for_trips, sale_store
from tms.bookings import hold_seats as bookings
from tms.bookings.requests import HoldRequest
from tms.companies import store as companies
from tms.fleet import store as fleet
from tms.kernel.access.caller import with_roles
from tms.kernel.access.permissions import ROLES
from tms.kernel.http.reader import read
from tms.kernel.store import Transaction
from tms.trips import running_store
from tms.trips import store as trips
from tms.trips.trip import TripStatus

PASSENGER = with_roles("acc_01J00000000000000000000000", frozenset({"passenger"}))
AT_MOST_LATE = timedelta(minutes=luck.MOST_LATE_MINUTES)
SHUTTLES = {vehicle for vehicle, _ in network.SHUTTLE_CREWS}


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch):
    """The cloud in memory cannot bear threads."""
    monkeypatch.setattr(fleets, "THREADS", 1)


@pytest.fixture
def plan(clock):
    return network.rolling_departures(clock.moment)[0]


def equip(plans):
    """Enter all that the trips need."""
    planners_of = {plan.company.planner_id for plan in plans}
    seed.seed_stations()
    seed_people([one for one in network.STAFF if one.account_id in planners_of])
    for plan in plans:
        seed_people([plan.driver])
        planners.enter_route(plan.company, plan.route)
        fleets.equip(plan)


def broken_off(_trip):
    raise ConnectionResetError


def hold_a_seat(plan):
    first, last = plan.route.stops[0].station_id, plan.route.stops[-1].station_id
    passengers = [{"name": "Aline", "phone": "+250709000001", "seat": "1A"}]
    request = read(
        HoldRequest, {"trip_id": plan.trip_id, "from": first, "to": last, "passengers": passengers}
    )
    return bookings.hold_seats(PASSENGER, request, "a-key")


def test_a_trip_is_found_between_any_two_of_its_stops(cloud, plan):
    seed.seed_trip(plan)
    known = trips.find(plan.trip_id)
    assert known is not None
    assert (known.status, known.driver_id) == (TripStatus.PUBLISHED, plan.driver.account_id)
    for origin, destination in combinations(known.stops, 2):
        day = origin.departure_at.date().isoformat()
        assert cloud.items("trips", f"JOURNEY#{origin.station_id}#{destination.station_id}#{day}")


def test_search_knows_its_seats_at_once(cloud, plan):
    seed.seed_trip(plan)
    assert for_trips.seats_free({plan.trip_id: range(1, 3)}) == {plan.trip_id: plan.bus.layout.capacity}


def test_loading_again_takes_nobodys_seat(cloud, plan):
    equip([plan])
    assert seed.seed_trips([plan]) == 1
    booking = hold_a_seat(plan)
    assert seed.seed_trips([plan]) == 0
    found = sale_store.find(plan.trip_id)
    assert found is not None
    held = {seat.label: {claim.booking_id for claim in seat.claims.values()} for seat in found[1]}
    assert held.pop("1A") == {booking.booking_id}
    assert not any(held.values())


def test_loading_again_leaves_a_trip_on_its_way_alone(cloud, plan, clock):
    seed.seed_trip(plan)
    trip = trips.find(plan.trip_id)
    assert trip is not None
    trips.advance(trip, TripStatus.BOARDING, clock.epoch)
    seed.seed_trip(plan)
    known = trips.find(plan.trip_id)
    assert known is not None
    assert known.status is TripStatus.BOARDING


def test_a_trip_whose_loading_broke_off_is_finished(cloud, plan, clock, monkeypatch):
    equip([plan])
    with monkeypatch.context() as patch:
        patch.setattr("tms.trips.put_on_sale.sell", broken_off)
        with pytest.raises(ConnectionResetError):
            seed.seed_trips([plan])
    assert seed.seed_trips([plan]) == 1
    known = trips.find(plan.trip_id)
    assert known is not None
    assert known.status is TripStatus.PUBLISHED


def test_a_trip_is_made_of_its_route_as_the_network_tells_it(cloud, plan):
    vip = next(one for one in network.trips_for(plan.departure_at.date()) if one.bus.bus_class == "vip")
    for each in (plan, replace(vip.alone(), departure_at=plan.departure_at)):
        seed.seed_trip(each)
        known = trips.find(each.trip_id)
        assert known is not None
        wanted = trip_of(each)
        assert (known.stops, known.fares, known.layout) == (wanted.stops, wanted.fares, wanted.layout)
        assert (known.bus_id, known.plate, known.service_date) == (
            wanted.bus_id,
            wanted.plate,
            wanted.service_date,
        )


def test_a_trip_whose_bus_people_gave_to_another_one_is_left_out(cloud, plan):
    equip([plan])
    seed.seed_trip(replace(plan, departure_at=plan.departure_at + timedelta(minutes=20)))
    assert seed.seed_trips([plan]) == 0
    assert trips.find(plan.trip_id) is None


def test_trips_that_should_have_begun_are_on_their_way_or_over(cloud, clock):
    shuttles = [plan for plan in network.begun(clock.moment) if plan.bus in SHUTTLES]
    done, *_, arrived = [each for each in shuttles if each.arrival_at + AT_MOST_LATE < clock.moment]
    under_way = [each for each in shuttles if each.departure_at + AT_MOST_LATE < clock.moment][-1]
    begun = [done, arrived, under_way, shuttles[-1]]
    equip(begun)
    assert seed.seed_past(begun) == 4
    reached = [TripStatus.RECONCILED, TripStatus.ARRIVED, TripStatus.DEPARTED, TripStatus.BOARDING]
    assert [status(plan) for plan in begun] == reached
    assert seed.seed_past(begun) == 0
    assert [status(plan) for plan in begun] == reached
    clock.set(under_way.arrival_at + timedelta(minutes=10))
    seed.seed_past(begun)
    assert [status(plan) for plan in (done, under_way)] == [TripStatus.RECONCILED, TripStatus.ARRIVED]


def test_a_trip_that_others_drive_is_left_to_them(cloud, clock, plan):
    seed.seed_trip(plan)
    other = replace(plan, driver=network.SHUTTLE_CREWS[0][1])
    clock.set(plan.arrival_at + timedelta(hours=1))
    driving.drive([other], clock.moment)
    assert status(plan) is TripStatus.PUBLISHED


def status(plan):
    trip = trips.find(plan.trip_id)
    assert trip is not None
    return trip.status


def test_what_the_planners_enter_is_on_record_with_their_names(cloud, plan):
    equip([plan])
    seed_people([one for one in network.STAFF if one.account_id == plan.company.owner_id])
    for _ in range(2):
        planners.set_rules(plan.company)
    actors = {item["action"]: item["actor"] for item in cloud.items("audit")}
    for action in ("route.created", "bus.created", "driver.licensed"):
        assert actors[action] == plan.company.planner_id
    assert actors["company.policy_set"] == actors["branch.opened"] == plan.company.owner_id


def test_trips_that_are_missing_are_added(cloud, clock):
    plans = network.rolling_departures(clock.moment)
    equip(plans[:4])
    seed.seed_trips(plans[:2])
    assert seed.seed_trips(plans[:4]) == 2


def on_its_way(plan, clock):
    transaction = Transaction()
    running_store.take_into(transaction, trip_of(plan), clock.epoch + 7200, clock.epoch)
    transaction.commit()


def test_a_demonstration_has_a_bus_that_is_free_and_a_trip_that_is_new(cloud, clock, plan):
    equip([plan])
    first, second = seed.seed_demonstration(clock.moment), seed.seed_demonstration(clock.moment)
    assert first is not None
    assert second is not None
    assert first.bus != second.bus
    on_its_way(first, clock)
    clock.wait(60)
    third = seed.seed_demonstration(clock.moment)
    assert third is not None
    assert third.bus not in {first.bus, second.bus}
    clock.set(second.arrival_at + network.TURNAROUND)
    fourth = seed.seed_demonstration(clock.moment)
    assert fourth is not None
    assert fourth.bus in {first.bus, second.bus}


def test_when_all_buses_of_demonstrations_are_on_their_way_there_is_none(cloud, clock):
    for plan in network.demonstrations(clock.moment):
        on_its_way(plan, clock)
    clock.wait(60)
    assert seed.seed_demonstration(clock.moment) is None


def test_everybody_signs_in_with_the_password_that_is_told(cloud, clock):
    people = network.people()
    assert seed_people(people) == len(people)
    for told in network.signins():
        account = identifier_store.by_identifier(told["identifier"])
        assert account is not None
        assert account.roles == {told["role"]}
        assert hashing.matches(told["password"], account.password_hash)
    assert seed_people(people) == 0


def test_companies_people_are_their_members_and_may_do_what_their_role_allows(cloud, clock):
    people = network.people()
    seed_people(people)
    for person in people:
        given = companies.find_grants(person.company_id, person.account_id) if person.company_id else None
        assert (given is None) == (person.company_id is None)
        if given is not None:
            assert (given.active, given.permissions) == (True, ROLES[person.role])
    owners = {item["pk"]: item["accounts"] for item in cloud.items("companies") if item["sk"] == "OWNERS"}
    assert owners == {
        f"COMPANY#{company.company_id}": {
            person.account_id
            for person in people
            if (person.role, person.company_id) == ("owner", company.company_id)
        }
        for company in network.COMPANIES
    }


def test_an_account_of_ones_own_is_made_once(cloud, clock):
    made = seed_account("0788 000 001", "agent", network.COMPANIES[0].company_id, "a password")
    assert seed_account("+250788000001", "agent", None, "another") == made
    account = identifier_store.by_identifier("+250788000001")
    assert account is not None
    assert account.company == network.COMPANIES[0].company_id
    assert account.email is None


def test_companies_are_on_record_as_fictional(cloud, clock):
    seed.seed_stations()
    assert {station.name for station in fleet.known_stations()} == {place.name for place in network.STATIONS}
    companies = cloud.items("companies", "COMPANY#")
    assert {item["pk"].removeprefix("COMPANY#") for item in companies} == {
        company.company_id for company in network.COMPANIES
    }
    assert all('"fictional": true' in item["document"] for item in companies)


def test_the_environment_is_given_back(cloud):
    before = dict(os.environ)
    with seed.environment(Place(port=4999)):
        assert os.environ["TRIPS_TABLE"] == "tms-local-trips"
        assert os.environ["AWS_ENDPOINT_URL"].endswith(":4999")
    assert dict(os.environ) == before
