"""The sample's days: tickets are sold, paid and scanned, trips are late, break down or are cancelled."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from infra.sample import fleets, luck, network, planners, sales, seed
from infra.sample.people import seed_people
from tests.component.infra.test_seed import equip, status
from tests.support.provider import FakeProvider
from tms.bookings import store as bookings
from tms.bookings.booking import BookingStatus
from tms.fleet import bus_store, driver_store
from tms.kernel.ids import derived_id
from tms.payments.momo import provider as momo
from tms.payments.provider import Charge, ChargeStatus
from tms.tickets.for_trips import attendance
from tms.trips import incident_store, timetable_store
from tms.trips import store as trips
from tms.trips.trip import TripStatus


class PaysAtOnce(FakeProvider):
    """A provider whose payers approve as soon as they are asked."""

    def status(self, reference: UUID) -> Charge:
        known = super().status(reference)
        return replace(known, status=ChargeStatus.SUCCEEDED, provider_reference="mtn-1")


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch):
    """The cloud in memory cannot bear threads."""
    monkeypatch.setattr(fleets, "THREADS", 1)


@pytest.fixture(autouse=True)
def _paid(monkeypatch):
    monkeypatch.setattr(momo, "Momo", lambda _url, _credentials: PaysAtOnce())
    momo.momo.cache_clear()
    yield
    momo.momo.cache_clear()


def of_luck(moment, fits):
    """Return the one trip begun by a moment whose luck fits."""
    plans = network.begun(moment)
    lucks = luck.luck_of(plans, moment)
    return next(plan for plan in plans if network.is_shuttle(plan) and fits(lucks[plan.trip_id]))


def staffed(plans):
    """Enter all that trips need to be sold and driven."""
    equip(plans)
    agents = {plan.company.agent_id for plan in plans}
    seed_people([one for one in network.STAFF if one.account_id in agents])


def found(plan):
    trip = trips.find(plan.trip_id)
    assert trip is not None
    return trip


def test_a_trip_that_ran_was_sold_and_most_of_its_passengers_boarded(cloud, clock):
    plan = next(each for each in network.begun(clock.moment) if network.is_shuttle(each))
    staffed([plan])
    seed.seed_past([plan], selling=True)
    wanted = sum(len(sale.passengers) for sale in sales.past(plan, clock.moment))
    counted = attendance(plan.trip_id)
    assert status(plan) is TripStatus.RECONCILED
    assert counted.sold == wanted
    assert wanted * 0.7 <= counted.boarded <= wanted
    kept = found(plan).attendance
    assert kept is not None
    assert (kept.sold, kept.boarded) == (counted.sold, counted.boarded)
    before = cloud.items("bookings", "BOOKING#")
    seed.seed_past([plan], selling=True)
    assert cloud.items("bookings", "BOOKING#") == before


def test_who_boards_early_is_on_board_before_the_others(cloud, clock):
    shuttles = filter(network.is_shuttle, network.begun(clock.moment))
    plan = next(each for each in shuttles if each.departure_at > clock.moment)
    staffed([plan])
    clock.set(plan.departure_at - timedelta(minutes=20))
    seed.seed_past([plan], selling=True)
    early = attendance(plan.trip_id)
    assert status(plan) is TripStatus.BOARDING
    clock.set(plan.departure_at - timedelta(minutes=1))
    seed.seed_past([plan], selling=True)
    assert 0 < early.boarded < attendance(plan.trip_id).boarded <= early.sold


def test_a_shuttle_that_broke_down_is_flagged_once_and_arrives_later(cloud, clock):
    plan = of_luck(clock.moment, lambda each: each.breaks)
    staffed([plan])
    for _ in range(2):
        seed.seed_past([plan])
        trip = found(plan)
        assert (trip.status, trip.broken_at is None) == (TripStatus.DEPARTED, False)
        assert len(incident_store.of_trip(plan.trip_id, None, 10)[0]) == 1
    clock.set(plan.arrival_at + timedelta(minutes=40))
    seed.seed_past([plan])
    assert (found(plan).status, found(plan).broken_at) == (TripStatus.ARRIVED, None)


def test_a_shuttle_that_is_late_left_at_the_time_that_was_told(cloud, clock):
    plan = of_luck(clock.moment, lambda each: each.delay)
    staffed([plan])
    seed.seed_past([plan])
    trip = found(plan)
    assert trip.status is TripStatus.DEPARTED
    assert trip.late(0) == timedelta(minutes=luck.SHUTTLE_DELAY_MINUTES)
    assert trip.since[TripStatus.DEPARTED] >= (plan.departure_at + trip.late(0)).timestamp()


def test_the_relief_buses_have_drafts_and_cancelled_trips_of_which_seats_were_sold(cloud, clock):
    cancelled, drafts = network.extras_for(clock.moment.date())
    staffed([*cancelled, *drafts])
    for _ in range(2):
        seed.seed_extras(clock.moment, selling=True)
        assert {status(plan) for plan in cancelled} == {TripStatus.CANCELLED}
        assert {status(plan) for plan in drafts} == {TripStatus.DRAFT}
    assert len(cloud.items("payments", "PAYMENT#")) == sum(
        len(list(sales.past(plan, clock.moment))) for plan in cancelled
    )


def test_timetables_make_the_trips_that_the_network_names_and_run_on_when_days_are_added(
    cloud, clock, monkeypatch
):
    daily, alternating = network.TIMETABLES[0], next(each for each in network.TIMETABLES if each.every == 2)
    monkeypatch.setattr(network, "TIMETABLES", (daily, alternating))
    first = clock.moment.date() + timedelta(days=1)
    staffed([daily.trip_on(first), alternating.trip_on(first)])

    def made(days):
        return {
            plan.trip_id
            for n in range(10)
            for each in (daily, alternating)
            if n in days and each.runs_on(first + timedelta(n))
            for plan in [each.trip_on(first + timedelta(n))]
            if status_or_none(plan) is TripStatus.PUBLISHED
        }

    fleets.run_timetables(first, first + timedelta(days=1))
    assert len(made(range(2))) == 3
    assert made(range(2, 10)) == set()
    for _ in range(2):
        fleets.run_timetables(first + timedelta(days=1), first + timedelta(days=3))
        assert len(made(range(4))) == 6
    known = timetable_store.find(daily.company.company_id, daily.timetable_id)
    assert known is not None
    assert (known.season.valid_from, known.season.valid_until) == (first, first + timedelta(days=3))


def test_a_timetable_that_is_refused_is_left_out(cloud, clock, monkeypatch):
    monkeypatch.setattr(network, "TIMETABLES", network.TIMETABLES[:1])
    today = clock.moment.date()
    seed.seed_stations()
    fleets.run_timetables(today, today)
    assert not cloud.items("trips")


def status_or_none(plan):
    trip = trips.find(plan.trip_id)
    return None if trip is None else trip.status


def test_a_sale_is_made_once_and_refused_ones_are_left_out(cloud, clock):
    plan = network.rolling_departures(clock.moment)[0]
    staffed([plan])
    sale = next(sales.past(plan, clock.moment))
    assert not sales.sell(sale)
    seed.seed_trips([plan])
    assert sales.sell(sale)
    assert not sales.sell(sale)
    booking = bookings.find(derived_id("bkg", buyer_of(sale), sale.key))
    assert booking is not None
    assert (booking.status, len(booking.places)) == (BookingStatus.CONFIRMED, len(sale.passengers))


def test_a_provider_that_does_not_answer_stops_no_other_sale(cloud, clock, monkeypatch):
    plan = network.rolling_departures(clock.moment)[0]
    staffed([plan])
    seed.seed_trips([plan])
    provider = PaysAtOnce(down=True)
    monkeypatch.setattr(momo, "Momo", lambda _url, _credentials: provider)
    momo.momo.cache_clear()
    one, other, *_ = sales.past(plan, clock.moment)
    assert not sales.sell(one)
    provider.down = False
    assert not sales.sell(one)
    assert sales.sell(other)


def buyer_of(sale):
    with sales.buying(sale) as buyer:
        return buyer.subject


def test_a_bus_is_in_the_workshop_a_driver_away_and_a_licence_ends_soon(cloud, clock):
    company = network.SUNBIRD
    seed.seed_stations()
    seed_people([network.LICENCE_ENDS, network.ON_LEAVE, *network.STAFF])
    planners.enter_bus(company, network.IN_WORKSHOP)
    planners.enter_licence(company, network.ON_LEAVE)
    for _ in range(2):
        planners.enter_licence(company, network.LICENCE_ENDS, clock.moment.date() + timedelta(days=12))
        planners.send_to_workshop(company, network.IN_WORKSHOP, clock.moment)
        planners.give_leave(company, network.ON_LEAVE, clock.moment)
        clock.wait(24 * 3600)
    bus = bus_store.find_bus(company.company_id, network.IN_WORKSHOP.bus_id)
    away = driver_store.find_driver(company.company_id, network.ON_LEAVE.account_id)
    assert bus is not None
    assert away is not None
    assert (len(bus.outages), len(away.absences)) == (1, 1)
