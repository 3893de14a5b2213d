"""The seeded network: credible roads and fares, and a timetable in which nobody is in two places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.sample import network
from infra.sample.network import (
    BUSES,
    COMPANIES,
    DRIVERS,
    ROUTES,
    STATIONS,
    TURNAROUND,
    TripPlan,
    rolling_departures,
    trips_for,
)
from tests.support.sample_trips import trip_of
from tests.support.sizes import sized
from tms.fleet.stations import Station
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.ids import is_id
from tms.trips.sold_journeys import sold_journeys

DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
EACH_ROUTE = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)


def straight_km(here: Station, there: Station) -> float:
    lat1, lon1 = radians(here.latitude), radians(here.longitude)
    lat2, lon2 = radians(there.latitude), radians(there.longitude)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def assert_nobody_is_in_two_places(trips: Iterable[TripPlan], *, gaps: bool = False) -> None:
    """Each bus and driver turns round in time, and (without gaps) leaves from where the last trip ended."""
    runs: defaultdict[str, list[TripPlan]] = defaultdict(list)
    for trip in trips:
        runs[trip.bus.bus_id].append(trip)
        runs[trip.driver.account_id].append(trip)
    for run in runs.values():
        run.sort(key=lambda trip: trip.departure_at)
        for before, after in pairwise(run):
            assert before.arrival_at + TURNAROUND <= after.departure_at
            assert gaps or before.route.stops[-1] == after.route.stops[0]


@EACH_ROUTE
def test_roads_are_longer_than_the_crow_flies_but_not_absurdly(route):
    for (here, there), km in zip(pairwise(route.stops), route.kilometres, strict=True):
        assert 1.05 < km / straight_km(here, there) < 2.3, f"{here.name} - {there.name}"


@EACH_ROUTE
def test_buses_drive_at_the_speed_of_buses(route):
    for km, minutes in zip(route.kilometres, route.running_minutes, strict=True):
        assert 30 <= km / minutes * 60 <= 65


@pytest.mark.parametrize(
    ("there", "hours"),
    [("Rubavu", 3.5), ("Huye", 2.75), ("Rusizi", 5.8), ("Nyagatare", 3), ("Karongi", 2.75)],
)
def test_the_long_lines_take_as_long_as_people_know(there, hours):
    route = next(r for r in ROUTES if r.name == f"Kigali-Nyabugogo - {there}")
    assert sum(route.running_minutes) / 60 == pytest.approx(hours, abs=0.2)


def test_stations_lie_in_rwanda():
    for station in STATIONS:
        assert -2.84 < station.latitude < -1.04, station.name
        assert 28.86 < station.longitude < 30.90, station.name


def test_every_station_is_served():
    assert {stop.name for route in ROUTES for stop in route.stops} == {station.name for station in STATIONS}


def test_each_line_runs_both_ways():
    directions = {(route.company_id, route.stops) for route in ROUTES}
    assert all((company, stops[::-1]) in directions for company, stops in directions)


@EACH_ROUTE
@pytest.mark.parametrize("bus_class", ["standard", "vip"])
def test_a_fare_never_exceeds_the_sum_of_its_parts_nor_undercuts_a_part(route, bus_class):
    fares = {pair: fare.amount for pair, fare in route.fares(bus_class).items()}
    assert set(fares) == set(combinations(range(len(route.stops)), 2))
    assert all(amount > 0 and amount % 50 == 0 for amount in fares.values())
    for i, j, k in combinations(range(len(route.stops)), 3):
        assert max(fares[i, j], fares[j, k]) <= fares[i, k] <= fares[i, j] + fares[j, k]


@given(st.data())
def test_any_way_of_splitting_a_journey_costs_at_least_its_fare(data):
    route = data.draw(st.sampled_from(ROUTES))
    last = len(route.stops) - 1
    changes = data.draw(st.sets(st.integers(1, last - 1), max_size=last - 1))
    fares = route.fares("standard")
    split = [fares[pair].amount for pair in pairwise([0, *sorted(changes), last])]
    assert max(split) <= fares[0, last].amount <= sum(split)


def test_fares_are_near_those_the_regulator_published():
    fares = next(r for r in ROUTES if r.name == "Kigali-Nyabugogo - Rubavu").fares("standard")
    assert fares[0, 4].amount == pytest.approx(2811, rel=0.05)
    assert fares[0, 2].amount == pytest.approx(1593, rel=0.05)


@given(DAYS)
@settings(max_examples=sized(20, soak=2000))
def test_every_route_runs_twice_a_day(day):
    trips = trips_for(day)
    assert min(Counter(trip.route.route_id for trip in trips)[route.route_id] for route in ROUTES) >= 2
    assert 20 <= len(trips) <= 30
    assert {trip.departure_at.date() for trip in trips} == {day}


def test_a_fortnight_stays_small():
    seats = sum(t.bus.layout.capacity for n in range(14) for t in trips_for(date(2026, 1, 1) + timedelta(n)))
    seats += sum(trip.bus.layout.capacity for trip in rolling_departures(datetime(2026, 1, 1, tzinfo=UTC)))
    assert seats <= 12_000


@given(DAYS, st.integers(1, 16))
@settings(max_examples=sized(20, soak=2000))
def test_no_bus_and_no_driver_is_in_two_places_from_day_to_day(day, count):
    assert_nobody_is_in_two_places(trip for n in range(count) for trip in trips_for(day + timedelta(n)))


@given(INSTANTS)
def test_at_any_time_a_shuttle_leaves_each_end_in_twenty_to_sixty_minutes(now):
    soon = [
        trip.route.stops[0].name
        for trip in rolling_departures(now)
        if timedelta(minutes=20) < trip.departure_at - now <= timedelta(minutes=60)
    ]
    assert sorted(soon) == ["Kigali-Nyabugogo", "Rubavu"]


@given(INSTANTS, st.integers(1, 12))
@settings(max_examples=sized(50, soak=2000))
def test_shuttles_leave_in_the_future_and_within_the_hours_asked(now, hours):
    for trip in rolling_departures(now, hours):
        assert timedelta(0) < trip.departure_at - now <= timedelta(hours=hours)


@given(INSTANTS, st.lists(st.integers(0, 2 * 24 * 60), max_size=6))
@settings(max_examples=sized(25, soak=2000))
def test_seeding_again_later_adds_shuttles_without_a_contradiction(now, later):
    moments = [now, *(now + timedelta(minutes=minutes) for minutes in later)]
    trips = {trip.trip_id: trip for moment in moments for trip in rolling_departures(moment)}
    departures = Counter((trip.route.route_id, trip.departure_at) for trip in trips.values())
    assert max(departures.values()) == 1
    assert_nobody_is_in_two_places(trips.values(), gaps=True)


def test_a_day_of_shuttles_and_the_timetable_go_together():
    now = datetime(2026, 5, 3, 22, tzinfo=UTC)
    trips = rolling_departures(now, 48) + [
        t for n in range(4) for t in trips_for(date(2026, 5, 3) + timedelta(n))
    ]
    assert_nobody_is_in_two_places(trips)
    assert len({trip.trip_id for trip in trips}) == len(trips)


def test_the_same_day_gives_the_same_trips():
    day = date(2026, 5, 4)
    assert [trip.trip_id for trip in trips_for(day)] == [trip.trip_id for trip in trips_for(day)]
    assert all(is_id("trp", trip.trip_id) for trip in trips_for(day))


def test_a_trip_belongs_to_one_company_throughout():
    for trip in trips_for(date(2026, 5, 4)) + rolling_departures(datetime(2026, 5, 4, tzinfo=UTC)):
        owners = {trip.company.company_id, trip.route.company_id, trip.bus.company_id, trip.driver.company_id}
        assert len(owners) == 1


def test_a_trip_sells_its_intermediate_stops():
    trip = next(t for t in trips_for(date(2026, 5, 4)) if t.route.name == "Kigali-Nyabugogo - Rubavu")
    sold = {(j.origin, j.destination): j for j in sold_journeys(trip_of(trip))}
    assert {("Kigali-Nyabugogo", "Musanze"), ("Musanze", "Rubavu"), ("Kigali-Nyabugogo", "Rubavu")} <= set(
        sold
    )
    to_musanze = sold["Kigali-Nyabugogo", "Musanze"]
    assert to_musanze.arrival_at - to_musanze.departure_at == timedelta(hours=2)


def test_names_and_numbers_are_unmistakably_invented():
    people = network.people()
    for person in people:
        assert re.search(r"@([\w-]+\.example|example\.(com|org))$", person.email)
        assert re.fullmatch(r"\+250700\d{6}", person.phone)
    assert all(re.fullmatch(r"RAZ \d{3} [A-Z]", bus.plate) for bus in BUSES)
    for unique in (
        [person.email for person in people],
        [person.phone for person in people],
        [person.account_id for person in people],
        [bus.plate for bus in BUSES],
        [bus.bus_id for bus in BUSES],
        [route.route_id for route in ROUTES],
        [station.station_id for station in STATIONS],
    ):
        assert len(set(unique)) == len(unique)


def test_each_company_has_its_people():
    for company in COMPANIES:
        roles = Counter(p.role for p in network.people() if p.company_id == company.company_id)
        assert roles.keys() == COMPANY_ROLES
        assert roles["owner"] == (2 if company == network.COMPANIES[0] else 1)
        assert roles["driver"] >= 2


def test_identifiers_stay_what_they_were():
    musanze = next(station for station in STATIONS if station.name == "Musanze")
    assert musanze.station_id == "stn_5PBT82D5F05KJJFY60CK5A3TT1"


def test_signins_cover_every_role_and_name_the_company_of_staff_only():
    signins = network.signins()
    assert {entry["role"] for entry in signins} == {"passenger", "platform_admin", *COMPANY_ROLES}
    for entry in signins:
        assert ("company" in entry) == (entry["role"] in COMPANY_ROLES)
        assert {"identifier", "password"} <= set(entry)
    assert len(signins) == len(network.people())


@given(INSTANTS)
@settings(max_examples=sized(25, soak=2000))
def test_the_first_driver_to_sign_in_drives_the_next_shuttle(now):
    first = next(entry for entry in network.signins(now) if entry["role"] == "driver")
    next_trip = rolling_departures(now)[0]
    assert first["identifier"] == next_trip.driver.email
    assert next_trip.driver in DRIVERS
