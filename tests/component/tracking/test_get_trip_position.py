"""GET /trips/{trip_id}/position, as those who wait for the bus see it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from functions.tracking import get_trip_position, on_positions, post_positions
from tests.support.bus import (
    DRIVE,
    LEAVES,
    NO_TRIP,
    STRAYS,
    TRIP,
    along,
    arrive,
    call,
    cancelled,
    deliver,
    trip,
)
from tms.kernel import dynamodb
from tms.kernel.clock import freeze
from tms.trips.trip import TripStatus


class TestGetTripPosition:
    def get(self, minute: float, trip_id: str = TRIP, **headers: str) -> tuple[int, Any, dict[str, str]]:
        with freeze(LEAVES + timedelta(minutes=minute)):
            return call(
                get_trip_position.app,
                "GET",
                "/trips/{trip_id}/position",
                parameters={"trip_id": trip_id},
                headers=headers,
            )

    def test_tells_anyone_where_the_bus_is_and_when_it_comes(self, runs):
        deliver(DRIVE[:16], minute=30)
        status, body, headers = self.get(30)
        assert status == 200
        assert body.pop("latitude") == pytest.approx(-1.8418, abs=1e-4)
        assert body.pop("longitude") == pytest.approx(29.98875, abs=1e-4)
        eta = datetime.fromisoformat(body.pop("eta"))
        assert abs(eta - LEAVES - timedelta(minutes=60)) < timedelta(seconds=5)
        assert body == {
            "recorded_at": "2026-11-22T08:30:00+02:00",
            "speed_mps": 10,
            "bearing": 320,
            "next_stop": {
                "station_id": "stn_Base",
                "name": "Base",
                "scheduled_at": "2026-11-22T09:00:00+02:00",
            },
            "off_route_since": None,
        }
        assert headers["cache-control"] == "public, max-age=5"
        assert headers["last-modified"] == "Sun, 22 Nov 2026 06:30:00 GMT"

    def test_unchanged_is_not_sent_again(self, runs):
        deliver(DRIVE[:16], minute=30)
        tag = self.get(30)[2]["etag"]
        status, body, headers = self.get(31, **{"If-None-Match": tag})
        assert (status, body, headers["etag"]) == (304, None, tag)

    def test_a_bus_gone_silent_is_not_expected_in_the_past(self, runs):
        deliver(DRIVE[:16], minute=30)
        assert self.get(75)[1]["eta"] == "2026-11-22T09:15:00+02:00"

    def test_at_the_last_stop_nothing_is_ahead(self, runs):
        deliver(DRIVE)
        body = self.get(121)[1]
        assert (body["next_stop"], body["eta"]) == (None, None)

    def test_a_trip_that_set_off_a_day_early_has_its_first_stop_behind_it(self, runs):
        early = timedelta(days=-1)
        drive = [fix._replace(at=fix.at + early.total_seconds()) for fix in DRIVE]
        deliver(drive[3:16], minute=30 - 1440, departed=LEAVES + early)
        body = self.get(30 - 1440)[1]
        assert body["next_stop"]["name"] == "Base"
        eta = datetime.fromisoformat(body["eta"])
        assert abs(eta - LEAVES - early - timedelta(minutes=60)) < timedelta(seconds=5)

    def test_before_it_has_departed_it_comes_by_its_schedule(self, runs):
        deliver([DRIVE[5]._replace(at=DRIVE[5].at - 86_400)], minute=-1400)
        body = self.get(-1400)[1]
        assert body["next_stop"]["name"] == "Nyabugogo"
        assert datetime.fromisoformat(body["eta"]) == LEAVES

    def test_once_arrived_it_stays_where_it_was_with_nothing_ahead(self, runs):
        deliver(DRIVE[:16], minute=30)
        tag = self.get(30)[2]["etag"]
        assert arrive(31) == []
        assert arrive(31) == []
        status, body, headers = self.get(600)
        assert status == 200
        assert body["recorded_at"] == "2026-11-22T08:30:00+02:00"
        assert (body["next_stop"], body["eta"]) == (None, None)
        assert headers["etag"] != tag

    def test_once_cancelled_on_its_way_it_has_nothing_ahead(self, runs):
        deliver(DRIVE[:16], minute=30)
        assert self.get(30)[1]["next_stop"] is not None
        assert cancelled(31) == []
        body = self.get(31)[1]
        assert (body["next_stop"], body["eta"]) == (None, None)

    def test_positions_on_their_way_when_it_arrived_still_move_it(self, runs):
        arrive(35)
        assert self.get(35)[0] == 404
        deliver(DRIVE[:16], minute=36)
        body = self.get(36)[1]
        assert body["recorded_at"] == "2026-11-22T08:30:00+02:00"
        assert (body["next_stop"], body["eta"]) == (None, None)

    def test_a_bus_that_left_its_route_stays_where_it_was_on_it_and_is_said_to_have_left(self, runs):
        deliver(DRIVE[:16], minute=30)
        deliver(STRAYS[:2], minute=50)
        assert self.get(50)[1]["off_route_since"] is None
        deliver(STRAYS[2:], minute=52)
        body = self.get(52)[1]
        assert (body["recorded_at"], body["off_route_since"]) == (
            "2026-11-22T08:30:00+02:00",
            "2026-11-22T08:48:00+02:00",
        )
        deliver([along(54)], minute=54)
        body = self.get(54)[1]
        assert (body["recorded_at"], body["off_route_since"]) == ("2026-11-22T08:54:00+02:00", None)

    def test_before_the_first_report_there_is_no_position(self, runs):
        status, body, headers = self.get(0)
        assert (status, body["code"]) == (404, "no_position")
        assert headers["content-type"] == "application/problem+json"

    def test_of_a_trip_that_does_not_exist_is_not_said_to_come_yet(self, runs):
        status, body, _ = self.get(0, NO_TRIP)
        assert (status, body["code"]) == (404, "trip_not_found")
        runs[NO_TRIP] = trip(NO_TRIP, TripStatus.DRAFT)
        assert self.get(0, NO_TRIP)[1]["code"] == "trip_not_found"

    def test_costs_one_read(self, runs, monkeypatch):
        deliver(DRIVE[:16], minute=30)
        calls: list[str] = []
        connection = dynamodb.connection()
        call_api = connection._make_api_call

        def counted(name: str, *rest: Any) -> Any:
            calls.append(name)
            return call_api(name, *rest)

        monkeypatch.setattr(connection, "_make_api_call", counted)
        assert self.get(30)[0] == 200
        assert calls == ["Query"]


def sample(name: str) -> Any:
    return json.loads((Path(__file__).parents[3] / "events" / f"tracking-{name}.json").read_text())


def test_the_sample_events_are_served(runs):
    """All three are about one trip, which left half an hour before its driver reports."""
    report = sample("post_positions")
    driver = report["requestContext"]["authorizer"]
    (fix,) = json.loads(report["body"])["positions"]
    at = datetime.fromisoformat(fix["recorded_at"])
    left = at - timedelta(minutes=30)
    runs[fix["trip_id"]] = replace(
        trip(fix["trip_id"], late=left - LEAVES, status_at=left),
        driver_id=driver["subject"],
        company_id=driver["company"],
    )
    with freeze(at + timedelta(seconds=2)):
        assert post_positions.app(report, None)["statusCode"] == 202
        assert on_positions.handler(sample("on_positions"), None) == {"batchItemFailures": []}
        assert get_trip_position.app(sample("get_trip_position"), None)["statusCode"] == 200
