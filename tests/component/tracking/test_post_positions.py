"""POST /positions, from the driver's device to the stream."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from functions.tracking import post_positions
from tests.support.bus import (
    BUS,
    COMPANY,
    DRIVE,
    DRIVER,
    LEAVES,
    NO_TRIP,
    OTHER_TRIP,
    TRIP,
    call,
    deliver,
    trip,
)
from tms.kernel.access.caller import with_roles
from tms.kernel.clock import freeze
from tms.tracking import stream
from tms.tracking.fixes import Fix, Report, decode
from tms.trips.trip import TripStatus


def report(
    *positions: dict[str, Any], subject: str = DRIVER, roles: str = "driver", company: str = COMPANY
) -> tuple[int, Any]:
    caller = with_roles(subject, {roles}, company or None).context
    with freeze(LEAVES + timedelta(minutes=30)):
        status, body, _ = call(
            post_positions.app, "POST", "/positions", body={"positions": list(positions)}, **caller
        )
    return status, body


def position(seconds: float = 0, **changes: Any) -> dict[str, Any]:
    at = (LEAVES + timedelta(minutes=29, seconds=seconds)).isoformat()
    return {"trip_id": TRIP, "latitude": -1.84, "longitude": 29.99, "recorded_at": at, **changes}


def codes(body: Any) -> list[str]:
    return [each["code"] for each in body["rejected"]]


def on_stream() -> list[tuple[str, Report]]:
    kinesis = boto3.client("kinesis")
    shard = kinesis.list_shards(StreamName="positions")["Shards"][0]["ShardId"]
    start = kinesis.get_shard_iterator(
        StreamName="positions", ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    records = kinesis.get_records(ShardIterator=start)["Records"]
    return [(record["PartitionKey"], decode(record["Data"])) for record in records]


class TestPostPositions:
    def test_of_the_trips_driver_go_to_the_stream_by_bus(self, runs):
        assert report(position(0, speed_mps=12.5, bearing=300, accuracy_m=9), position(10)) == (
            202,
            {"accepted": 2, "rejected": []},
        )
        [(key, sent)] = on_stream()
        assert key == BUS
        assert sent.trip_id == TRIP
        at = LEAVES.timestamp() + 29 * 60
        assert sent.fixes == (Fix(at, -1.84, 29.99, 12.5, 300, 9), Fix(at + 10, -1.84, 29.99))

    def test_the_stream_is_told_when_the_driver_departed(self, runs):
        departed = LEAVES - timedelta(hours=5)
        runs[TRIP] = trip(status_at=departed)
        runs[OTHER_TRIP] = trip(OTHER_TRIP, TripStatus.BOARDING)
        report(position(), position(trip_id=OTHER_TRIP))
        assert {sent.trip_id: sent.departed_at for _, sent in on_stream()} == {
            TRIP: departed.timestamp(),
            OTHER_TRIP: None,
        }

    def test_each_trip_is_read_once(self, runs):
        report(*(position(second) for second in range(20)), position(0, trip_id=OTHER_TRIP))
        assert runs.reads == 2
        assert {sent.trip_id for _, sent in on_stream()} == {TRIP, OTHER_TRIP}

    def test_that_cannot_be_believed_are_named_and_the_others_go_on(self, runs):
        status, body = report(
            position(0),
            position(0),
            position(1, latitude=-1.75, longitude=29.93),
            position(600),
            position(2, accuracy_m=500),
            position(-90_000),
            position(3, latitude=0, longitude=0),
        )
        assert (status, body["accepted"]) == (202, 1)
        assert [(each["index"], each["code"]) for each in body["rejected"]] == [
            (1, "duplicate"),
            (2, "impossible_speed"),
            (3, "future"),
            (4, "poor_accuracy"),
            (5, "stale"),
            (6, "off_route"),
        ]
        assert all(each["detail"] for each in body["rejected"])

    def test_that_may_tell_something_go_to_the_consumer_though_they_are_not_shown(self, runs):
        report(position(0), position(1, latitude=-1.75), position(2, latitude=0), position(600), position(0))
        assert [fix.latitude for fix in on_stream()[0][1].fixes] == [-1.84, -1.75, 0]

    def test_kilometres_apart_in_the_same_seconds_are_named_and_the_next_plausible_one_is_taken(self, runs):
        jumps = [position(second, latitude=-1.84 + second / 40) for second in range(4)]
        status, body = report(*jumps, position(20, latitude=-1.8401))
        assert (status, body["accepted"]) == (202, 2)
        assert [(each["index"], each["code"]) for each in body["rejected"]] == [
            (index, "impossible_speed") for index in (1, 2, 3)
        ]

    def test_the_same_way_recorded_at_the_speed_of_a_bus_is_taken(self, runs):
        way = [position(-400 * part, latitude=-1.84 - part / 20) for part in range(3)]
        assert report(*way) == (202, {"accepted": 3, "rejected": []})

    def test_a_jump_from_what_is_shown_is_answered_so_however_the_positions_come(self, runs):
        deliver(DRIVE[:15], minute=28)
        jumps = [position(second, latitude=-1.5, longitude=29.64) for second in range(4)]
        for jump in jumps:
            assert codes(report(jump)[1]) == ["impossible_speed"]
        assert codes(report(*jumps)[1]) == ["impossible_speed"] * 4
        assert report(position(-30, latitude=-1.8549, longitude=29.9963))[1]["accepted"] == 1

    def test_that_come_late_are_taken_for_the_trail(self, runs):
        deliver(DRIVE[:15], minute=28)
        late = position(-600, latitude=-1.8809, longitude=30.0110)
        assert report(late)[1] == {"accepted": 1, "rejected": []}

    def test_that_are_shown_already_are_told_to_be_duplicates(self, runs):
        deliver(DRIVE[:15], minute=28)
        assert codes(report(position(-60, latitude=-1.8549, longitude=29.9963))[1]) == ["duplicate"]

    def test_three_at_0_0_are_answered_as_what_they_are(self, runs):
        nowhere = [position(second, latitude=0, longitude=0) for second in (1, 2, 3)]
        _, body = report(position(0), *nowhere)
        assert [(each["index"], each["code"]) for each in body["rejected"]] == [
            (index, "off_route") for index in (1, 2, 3)
        ]

    def test_one_far_outlier_at_the_head_costs_nothing_but_itself(self, runs):
        fine = [position(second) for second in (1, 2, 3, 4)]
        for outlier in ({"latitude": 1.0}, {"latitude": -1.75}):
            _, body = report(position(0, **outlier), *fine)
            assert (body["accepted"], [each["index"] for each in body["rejected"]]) == (4, [0])

    def test_none_believed_is_still_an_answer(self, runs):
        assert report(position(600), position(700))[1]["accepted"] == 0
        assert on_stream() == []

    @pytest.mark.parametrize("reading", ["speed_mps", "bearing", "accuracy_m"])
    @pytest.mark.parametrize("unknown", [-1, -0.5, None])
    def test_what_the_phone_does_not_know_is_read_as_nothing(self, runs, reading, unknown):
        assert report(position(0), position(10, **{reading: unknown}), position(20))[1]["accepted"] == 3
        [(_, sent)] = on_stream()
        assert sent.fixes[1][3:] == (None, None, None)

    def test_fields_of_other_makes_are_ignored(self, runs):
        status, body = report(position(0, altitude=1567.2, battery={"level": 0.4}, speed_kmh=40))
        assert (status, body["accepted"]) == (202, 1)

    @pytest.mark.parametrize(
        ("wrong", "detail"),
        [
            ({"latitude": 91}, "latitude: Give the latitude in degrees, from -90 to 90."),
            ({"longitude": -181}, "longitude: Give the longitude in degrees, from -180 to 180."),
            (
                {"recorded_at": "2026-11-22T08:00:00"},
                "recorded_at: Give a moment with its offset from UTC, as 2026-05-01T08:00:00+02:00.",
            ),
            ({"speed_mps": 101}, "speed_mps: Give a number of metres a second, 100 at most."),
            (
                {"trip_id": "bus_01JD0000000000000000000001"},
                "trip_id: Give the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH.",
            ),
        ],
    )
    def test_a_wrong_field_is_answered_for_its_position_and_refuses_no_other(self, runs, wrong, detail):
        status, body = report(position(0), position(10, **wrong), position(20))
        assert (status, body["accepted"]) == (202, 2)
        assert body["rejected"] == [{"index": 1, "code": "invalid_field", "detail": detail}]
        assert len(on_stream()[0][1].fixes) == 2

    @pytest.mark.parametrize("number", [0, 101])
    def test_none_or_too_many_are_refused(self, runs, number):
        status, body = report(*(position(second) for second in range(number)))
        assert (status, body["pointer"]) == (422, "/positions")

    def test_of_another_driver_of_the_company_are_rejected(self, runs):
        status, body = report(position(), subject="acc_01JD0000000000000000000002")
        assert (status, codes(body)) == (202, ["not_the_driver"])
        assert on_stream() == []

    def test_of_another_companys_trip_are_rejected_as_of_one_that_does_not_exist(self, runs):
        _, body = report(position(), position(trip_id=NO_TRIP), company="co_01JD0000000000000000000002")
        assert codes(body) == ["trip_not_found", "trip_not_found"]
        assert on_stream() == []

    def test_a_passenger_may_not(self, runs):
        assert report(position(), roles="passenger", company="")[0] == 403

    @pytest.mark.parametrize("status", [TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED])
    def test_from_the_depot_to_the_last_stop(self, runs, status):
        runs[TRIP] = trip(status=status)
        assert report(position())[1]["accepted"] == 1

    @pytest.mark.parametrize(
        ("state", "code"),
        [(TripStatus.DRAFT, "trip_not_found"), (TripStatus.ARRIVED, "trip_not_running")],
    )
    def test_a_trip_that_does_not_run_takes_none(self, runs, state, code):
        runs[TRIP] = trip(status=state)
        assert codes(report(position())[1]) == [code]
        assert on_stream() == []

    @pytest.mark.parametrize(("late", "taken"), [(91, 0), (90, 1), (-24 * 60 + 31, 1), (-24 * 60 + 29, 0)])
    def test_a_trip_that_nobody_boards_yet_reports_from_an_hour_before_until_a_day_after(
        self, runs, late, taken
    ):
        """It is half an hour after the time at which the trip leaves if it is not late."""
        runs[TRIP] = trip(status=TripStatus.PUBLISHED, late=timedelta(minutes=late))
        body = report(position())[1]
        assert (body["accepted"], codes(body)) == (taken, ["trip_not_running"] * (1 - taken))

    def test_one_late_fix_of_a_trip_that_has_arrived_refuses_none_of_the_running_one(self, runs):
        runs[OTHER_TRIP] = trip(OTHER_TRIP, TripStatus.ARRIVED)
        status, body = report(position(0), position(1, trip_id=OTHER_TRIP), position(2))
        assert (status, body["accepted"]) == (202, 2)
        assert body["rejected"] == [
            {
                "index": 1,
                "code": "trip_not_running",
                "detail": "The trip is ARRIVED; its bus reports no position.",
            }
        ]
        assert [sent.trip_id for _, sent in on_stream()] == [TRIP]


class FlakyKinesis:
    """A stream that takes the first so many records of each call, or breaks."""

    def __init__(self, *takes: int | Exception) -> None:
        self.takes = list(takes)
        self.taken: list[Report] = []

    def put_records(self, StreamName: str, Records: Sequence[dict[str, Any]]) -> dict[str, Any]:  # noqa: N803
        take = self.takes.pop(0) if self.takes else len(Records)
        if isinstance(take, Exception):
            raise take
        self.taken += [decode(record["Data"]) for record in Records[:take]]
        refused = {"ErrorCode": "ProvisionedThroughputExceededException", "ErrorMessage": "slow down"}
        return {
            "FailedRecordCount": max(0, len(Records) - take),
            "Records": [
                {"SequenceNumber": "1", "ShardId": "s"} if index < take else refused
                for index in range(len(Records))
            ],
        }


class TestABusyStream:
    @pytest.fixture
    def kinesis(self, monkeypatch):
        def use(*takes: int | Exception) -> FlakyKinesis:
            flaky = FlakyKinesis(*takes)
            monkeypatch.setattr(stream, "client", lambda _: flaky)
            return flaky

        return use

    def test_what_it_refuses_is_offered_again_and_nothing_twice(self, runs, kinesis):
        flaky = kinesis(1, 0)
        assert report(position(), position(trip_id=OTHER_TRIP))[0] == 202
        assert [sent.trip_id for sent in flaky.taken] == [TRIP, OTHER_TRIP]

    def test_that_does_not_answer_is_asked_again(self, runs, kinesis):
        flaky = kinesis(ReadTimeoutError(endpoint_url="kinesis"))
        assert report(position())[0] == 202
        assert len(flaky.taken) == 1

    def test_that_stays_busy_is_told_to_the_driver(self, runs, kinesis):
        kinesis(*[0] * stream.TRIES)
        status, body = report(position())
        assert (status, body["code"]) == (503, "stream_busy")
        assert body["retry_after"] > 0

    def test_that_may_not_be_written_is_our_error(self, runs, kinesis):
        kinesis(ClientError({"Error": {"Code": "AccessDeniedException"}}, "PutRecords"))
        assert report(position())[0] == 500
