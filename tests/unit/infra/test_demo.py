"""The demonstration: its pictures, its drive, and how it says that something is wrong."""

import io
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from infra.api import Api, Reply
from infra.demo import departures
from infra.demo.drawing import neighbours, route_line, seat_grid
from infra.demo.drive import drive
from infra.demo.screen import Screen, Wrong, must
from infra.demo.talk import Talk
from infra.place import Place
from infra.sample import network, network_companies, seed
from infra.sample.network import TripPlan
from tests.support.sample_trips import trip_of
from tms.bookings.seats import CUT_OFF_SECONDS
from tms.fleet import layout
from tms.tracking.fixes import Fix, sift
from tms.tracking.plan import plan_of
from tms.tracking.progress import follow
from tms.trips.trip_windows import DEFAULTS

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
EACH_ROUTE = pytest.mark.parametrize("route", network.ROUTES, ids=lambda route: route.name)
MINIBUS = layout.minibus()


class Answering(Api):
    """An API that always answers the same."""

    reply = Reply(200, {}, {})

    def _send(self, *_) -> Reply:
        return self.reply


def talk_with(status: int, body: object) -> tuple[Talk, io.StringIO]:
    class One(Answering):
        reply = Reply(status, {}, body)

    out = io.StringIO()
    return Talk(One("http://api.example"), Screen(out, colour=False)), out


@EACH_ROUTE
def test_every_position_of_the_drive_is_believed(route):
    fixes = [
        Fix(fix.at.timestamp(), fix.latitude, fix.longitude, accuracy_m=8.0)
        for fix in drive(route.stops, NOW)
    ]
    sifted = sift(fixes, now=NOW.timestamp())
    assert sifted.fresh == fixes
    assert fixes[-1].at == NOW.timestamp()


@EACH_ROUTE
def test_the_drive_is_seen_at_every_stop_though_it_runs_before_its_time(route):
    plan = next(plan for plan in seed.timetable(NOW) if plan.route == route)
    fixes = [Fix(fix.at.timestamp(), fix.latitude, fix.longitude) for fix in drive(route.stops, NOW)]
    walk = follow(plan_of(trip_of(plan)), None, fixes)
    assert set(walk.passages) == set(range(len(route.stops)))
    assert walk.progress is not None
    assert walk.progress.next_index == len(route.stops)


def test_positions_of_two_legs_fit_in_one_request():
    stops = network_companies.RUBAVU[0].stops
    fixes = drive(stops, NOW)
    for start in range(len(stops) - 2):
        assert sum(start <= fix.way <= start + 2 for fix in fixes) <= 100
    assert all(a.way < b.way and a.at < b.at for a, b in pairwise(fixes))


def test_a_position_is_what_the_api_takes():
    fix = drive(network.ROUTES[0].stops, NOW)[0]
    position = fix.position("trp_1")
    assert position["trip_id"] == "trp_1"
    assert datetime.fromisoformat(str(position["recorded_at"])) == fix.at.replace(microsecond=0)
    assert 270 <= fix.bearing <= 360, "Kigali - Musanze goes north-west"


def test_the_seats_are_drawn_as_they_stand():
    states = dict.fromkeys(MINIBUS.labels, "free") | {"2A": "sold", "2B": "held"}
    drawn = seat_grid(MINIBUS.as_grid(), states, ["3A"])
    rows = drawn.splitlines()
    assert len({len(row) for row in rows}) == 1
    assert "(o)" in rows[1]
    assert "[3A]" in drawn
    assert "2A" not in drawn
    assert drawn.count("··") == 2


def test_two_seats_are_side_by_side_where_that_can_be():
    assert neighbours(MINIBUS.as_grid(), set(MINIBUS.labels) - {"1A", "2A"}, 2) == ["3A", "3B"]
    assert neighbours(MINIBUS.as_grid(), {"2A", "3B"}, 2) == ["2A", "3B"]
    assert neighbours(MINIBUS.as_grid(), {"2A"}, 2) == ["2A"]


@pytest.mark.parametrize(("ahead", "line"), [(1, "A ●━▶─○──○ C"), (2, "A ●━━●━▶─○ C"), (3, "A ●━━●━━● C")])
def test_the_line_tells_which_stops_are_reached(ahead, line):
    assert route_line(["A", "B", "C"], ahead) == line


def test_an_answer_that_should_not_be_stops_the_demonstration():
    talk, _ = talk_with(500, {"code": "internal"})
    with pytest.raises(Wrong, match=r"GET /x was answered 500 internal, not 200"):
        talk.get("/x")


def test_a_refusal_with_another_code_is_wrong_too():
    talk, _ = talk_with(409, {"code": "sales_closed"})
    with pytest.raises(Wrong, match="409 sales_closed, not 409 seat_taken"):
        talk.post("/bookings", {}, expect=409, code="seat_taken")


def test_no_password_is_shown():
    talk, out = talk_with(200, {"access_token": "t"})
    signed_in = talk.sign_in("a@b.example", "secret-1")
    assert "secret-1" not in out.getvalue()
    assert signed_in.api.headers == {"Authorization": "Bearer t"}


def test_waiting_ends_when_it_is_good():
    seen = iter([1, 2, 3])
    assert Screen(io.StringIO()).wait("three", lambda: next(seen), lambda number: number == 3, 5) == 3


def test_waiting_in_vain_is_wrong():
    with pytest.raises(Wrong, match=r"for the bus in vain; last seen: nothing"):
        Screen(io.StringIO()).wait("the bus", lambda: "nothing", lambda _: False, 0)


def test_a_step_that_goes_wrong_is_not_counted():
    screen = Screen(io.StringIO())
    with screen.step("fine"):
        must(1 + 1 == 2, "arithmetic")
    with pytest.raises(Wrong, match="pigs fly"), screen.step("wrong"):
        must(False, "pigs fly")
    assert [title for title, _ in screen.steps] == ["fine"]


def test_colours_are_left_out_of_a_file():
    out = io.StringIO()
    Screen(out, colour=False).request("GET /x", 404, "trip_not_found", 1.4)
    assert out.getvalue() == "    GET /x  404 trip_not_found  1 ms\n"


class Searched(Answering):
    """An API that finds the trips which are on the timetable."""

    plans: tuple[TripPlan, ...] = ()

    def get(self, path, query=None, **headers):
        found = [plan for plan in self.plans if plan.departure_at.date().isoformat() == query["date"]]
        return Reply(200, {}, {"items": [{"trip_id": plan.trip_id} for plan in found]})


DEMONSTRATIONS = network.demonstrations(NOW)
PLACE = Place(port=4999)


def find_in(plans, loaded, monkeypatch):
    class Api(Searched):
        pass

    Api.plans = tuple(plans)
    monkeypatch.setattr(seed, "seed_demonstration", lambda _moment: loaded)
    return departures.find(Talk(Api(""), Screen(io.StringIO(), colour=False)), PLACE, {}, NOW)


def test_the_bus_of_the_demonstration_is_found_among_the_others(monkeypatch):
    plans = [*network.rolling_departures(NOW, 26), DEMONSTRATIONS[0]]
    found, plan = find_in(plans, DEMONSTRATIONS[0], monkeypatch)
    assert (found["trip_id"], plan) == (DEMONSTRATIONS[0].trip_id, DEMONSTRATIONS[0])


def test_a_bus_that_the_search_does_not_find_is_wrong(monkeypatch):
    with pytest.raises(Wrong, match="does not find the bus"):
        find_in([], DEMONSTRATIONS[0], monkeypatch)


def test_when_all_buses_are_on_their_way_it_is_told_what_to_do(monkeypatch):
    with pytest.raises(Wrong, match="make reset"):
        find_in([], None, monkeypatch)


@pytest.mark.parametrize("minute", range(0, 24 * 60, 7))
def test_at_any_time_of_day_the_bus_is_bought_boarded_and_driven_away_within_two_minutes(minute):
    """Sales end five minutes before the departure, and the bus may leave fifteen minutes before."""
    moment = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(minutes=minute, seconds=minute % 60)
    (plan, *_) = network.demonstrations(moment)
    begun, ended = plan.departure_at - moment, plan.departure_at - moment - timedelta(minutes=2)
    assert timedelta(seconds=CUT_OFF_SECONDS) < ended < begun
    assert begun < timedelta(seconds=DEFAULTS.departure_s)
    assert begun < timedelta(seconds=DEFAULTS.boarding_s)
