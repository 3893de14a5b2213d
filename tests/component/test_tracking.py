"""The three functions of tracking, from their events to what they store and answer."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from functions.tracking import get_trip_position, on_positions, post_positions
from tms.kernel import aws, settings
from tms.kernel import store as kernel_store
from tms.kernel.clock import freeze
from tms.kernel.store import KEYS
from tms.tracking import observing, store, stream
from tms.tracking.fixes import Fix, Report, decode, encode
from tms.tracking.plan import Plan
from tms.trips import store as trips_store
from tms.trips.trips import Trip, TripStatus, TripStop

LEAVES = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
TRIP = "trp_01JD0000000000000000000001"
OTHER_TRIP = "trp_01JD0000000000000000000002"
NO_TRIP = "trp_01JD0000000000000000000009"
BUS = "bus_01JD0000000000000000000001"
DRIVER = "acc_01JD0000000000000000000001"
COMPANY = "co_01JD0000000000000000000001"
STOPS = (
    ("Nyabugogo", -1.9396, 30.0445, 0),
    ("Base", -1.7440, 29.9330, 60),
    ("Musanze", -1.4998, 29.6349, 120),
)


def trip(
    trip_id: str = TRIP, status: TripStatus = TripStatus.DEPARTED, late: timedelta = timedelta()
) -> Trip:
    times = [LEAVES + timedelta(minutes=minutes) + late for *_, minutes in STOPS]
    return Trip(
        trip_id=trip_id,
        company_id=COMPANY,
        company="Ikirere Express",
        route_id="rte_01JD0000000000000000000001",
        bus_id=BUS,
        plate="RAB 123 C",
        bus_class="standard",
        driver_id=DRIVER,
        status=status,
        service_date="2026-11-22",
        currency="RWF",
        stops=[
            TripStop(f"stn_{name}", name, latitude, longitude, time, time)
            for (name, latitude, longitude, _), time in zip(STOPS, times, strict=True)
        ],
        fares={},
        layout=[],
    )


@pytest.fixture(autouse=True)
def _cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in {
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TRACKING_TABLE": "tracking",
        "POSITIONS_STREAM": "positions",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setattr(stream, "PAUSE_SECONDS", 0)
    with mock_aws():
        _forget()
        boto3.client("dynamodb").create_table(TableName="tracking", BillingMode="PAY_PER_REQUEST", **KEYS)
        boto3.client("kinesis").create_stream(StreamName="positions", ShardCount=1)
        yield
    _forget()


def _forget() -> None:
    settings.forget()
    kernel_store.disconnect()
    aws.client.cache_clear()


class Trips(dict[str, Trip]):
    """The trips that there are, and how often one was read."""

    reads = 0

    def find(self, trip_id: str) -> Trip | None:
        self.reads += 1
        return self.get(trip_id)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Trips:
    known = Trips({TRIP: trip(), OTHER_TRIP: trip(OTHER_TRIP)})
    monkeypatch.setattr(trips_store, "find", known.find)
    return known


def call(
    app: Any,
    method: str,
    path: str,
    *,
    parameters: Any = None,
    body: Any = None,
    headers: Any = None,
    **who: str,
) -> tuple[int, Any, dict[str, str]]:
    context: dict[str, Any] = {
        "resourcePath": path,
        "httpMethod": method,
        "requestId": "req-00000001",
        "identity": {"sourceIp": "192.0.2.1"},
    }
    if who:
        context["authorizer"] = who
    event = {
        "httpMethod": method,
        "resource": path,
        "path": path,
        "headers": {"Content-Type": "application/json", **(headers or {})},
        "multiValueHeaders": {},
        "multiValueQueryStringParameters": None,
        "pathParameters": parameters,
        "stageVariables": None,
        "requestContext": context,
        "body": json.dumps(body) if body is not None else None,
        "isBase64Encoded": False,
    }
    answer = app(event, None)
    got = {name.lower(): value for name, value in answer["headers"].items()}
    return answer["statusCode"], json.loads(answer["body"] or "null"), got


def report(*positions: dict[str, Any], **who: str) -> tuple[int, Any]:
    caller = {"subject": DRIVER, "roles": "driver", "company": COMPANY, **who}
    with freeze(LEAVES + timedelta(minutes=30)):
        status, body, _ = call(
            post_positions.app, "POST", "/positions", body={"positions": list(positions)}, **caller
        )
    return status, body


def position(seconds: float = 0, **changes: Any) -> dict[str, Any]:
    at = (LEAVES + timedelta(minutes=29, seconds=seconds)).isoformat()
    return {"trip_id": TRIP, "latitude": -1.84, "longitude": 29.99, "recorded_at": at, **changes}


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

    def test_each_trip_is_read_once(self, runs):
        report(*(position(second) for second in range(20)), position(0, trip_id=OTHER_TRIP))
        assert runs.reads == 2
        assert {sent.trip_id for _, sent in on_stream()} == {TRIP, OTHER_TRIP}

    def test_that_cannot_be_believed_are_named_and_the_others_go_on(self, runs):
        status, body = report(
            position(0),
            position(0),
            position(1, latitude=-1.5),
            position(600),
            position(2, accuracy_m=500),
            position(-90_000),
        )
        assert status == 202
        assert body["accepted"] == 1
        assert [(each["index"], each["code"]) for each in body["rejected"]] == [
            (1, "duplicate"),
            (2, "impossible_speed"),
            (3, "future"),
            (4, "poor_accuracy"),
            (5, "stale"),
        ]
        assert all(each["detail"] for each in body["rejected"])
        assert len(on_stream()[0][1].fixes) == 1

    def test_none_believed_is_still_an_answer(self, runs):
        assert report(position(600))[1]["accepted"] == 0
        assert on_stream() == []

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"latitude": 91}, "/positions/1/latitude"),
            ({"longitude": -181}, "/positions/1/longitude"),
            ({"recorded_at": "2026-11-22T08:00:00"}, "/positions/1/recorded_at"),
            ({"speed_mps": -1}, "/positions/1/speed_mps"),
            ({"trip_id": "bus_01JD0000000000000000000001"}, "/positions/1/trip_id"),
            ({"speed_kmh": 40}, "/positions/1/speed_kmh"),
        ],
    )
    def test_a_wrong_field_refuses_the_whole_request(self, runs, wrong, pointer):
        status, body = report(position(0), position(10, **wrong))
        assert (status, body["pointer"]) == (422, pointer)
        assert on_stream() == []

    @pytest.mark.parametrize("number", [0, 101])
    def test_none_or_too_many_are_refused(self, runs, number):
        status, body = report(*(position(second) for second in range(number)))
        assert (status, body["pointer"]) == (422, "/positions")

    def test_another_driver_of_the_company_may_not(self, runs):
        status, body = report(position(), subject="acc_01JD0000000000000000000002")
        assert (status, body["code"]) == (403, "not_the_driver")

    def test_another_companys_trip_is_not_found(self, runs):
        status, body = report(position(), company="co_01JD0000000000000000000002")
        assert (status, body["code"]) == (404, "trip_not_found")

    def test_a_passenger_may_not(self, runs):
        assert report(position(), roles="passenger", company="")[0] == 403

    @pytest.mark.parametrize("status", [TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED])
    def test_from_the_depot_to_the_last_stop(self, runs, status):
        runs[TRIP] = trip(status=status)
        assert report(position())[0] == 202

    @pytest.mark.parametrize(
        ("state", "status", "code"),
        [(TripStatus.DRAFT, 404, "trip_not_found"), (TripStatus.ARRIVED, 409, "trip_not_running")],
    )
    def test_a_trip_that_does_not_run_takes_none(self, runs, state, status, code):
        runs[TRIP] = trip(status=state)
        got, body = report(position())
        assert (got, body["code"]) == (status, code)
        assert on_stream() == []

    def test_one_trip_that_is_not_theirs_refuses_the_whole_request(self, runs):
        assert report(position(), position(trip_id=NO_TRIP))[0] == 404
        assert on_stream() == []


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
        from botocore.exceptions import ReadTimeoutError

        flaky = kinesis(ReadTimeoutError(endpoint_url="kinesis"))
        assert report(position())[0] == 202
        assert len(flaky.taken) == 1

    def test_that_stays_busy_is_told_to_the_driver(self, runs, kinesis):
        kinesis(*[0] * stream.TRIES)
        status, body = report(position())
        assert (status, body["code"]) == (503, "stream_busy")
        assert body["retry_after"] > 0

    def test_that_may_not_be_written_is_our_error(self, runs, kinesis):
        from botocore.exceptions import ClientError

        kinesis(ClientError({"Error": {"Code": "AccessDeniedException"}}, "PutRecords"))
        assert report(position())[0] == 500


def along(minutes: float, seconds: float = 0) -> Fix:
    """A bus on time: at even speed from stop to stop."""
    at = minutes * 60 + seconds
    hour = min(int(at // 3600), 1)
    (_, a_lat, a_lon, _), (_, b_lat, b_lon, _) = STOPS[hour], STOPS[hour + 1]
    share = (at - hour * 3600) / 3600
    return Fix(
        LEAVES.timestamp() + at, a_lat + share * (b_lat - a_lat), a_lon + share * (b_lon - a_lon), 10.0, 320.0
    )


def record(number: int, data: bytes) -> dict[str, Any]:
    kinesis = {"sequenceNumber": str(number), "partitionKey": BUS, "data": b64encode(data).decode()}
    return {"eventID": f"shard:{number}", "eventSource": "aws:kinesis", "kinesis": kinesis}


def deliver(*reports: Sequence[Fix] | bytes, trip_id: str = TRIP, minute: float = 130) -> list[str]:
    """Hand reports to the consumer; return the sequence numbers that it wants again."""
    data = [
        each if isinstance(each, bytes) else encode(Report(trip_id, BUS, tuple(each))) for each in reports
    ]
    with freeze(LEAVES + timedelta(minutes=minute)):
        answer = on_positions.handler({"Records": [record(n, each) for n, each in enumerate(data)]}, None)
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def items(prefix: str = "") -> dict[str, dict[str, Any]]:
    found = boto3.resource("dynamodb").Table("tracking").scan()["Items"]
    return {item["sk"]: item for item in found if item["sk"].startswith(prefix)}


def trail() -> list[int]:
    return sorted(int(name[1:]) for item in items("TRAIL#").values() for name in item if name[1:].isdigit())


DRIVE = [along(minute) for minute in range(0, 121, 2)]


class TestOnPositions:
    def test_writes_the_latest_the_trail_and_the_passages(self, runs):
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[-1].at
        assert trail() == [int(fix.at * 1000) for fix in DRIVE]
        seen = items("PASSAGE#")
        assert [each["station_id"] for each in seen.values()] == ["stn_Nyabugogo", "stn_Base", "stn_Musanze"]
        for passage, (*_, minutes) in zip(seen.values(), STOPS, strict=True):
            assert float(passage["arrived_at"]) == pytest.approx(LEAVES.timestamp() + minutes * 60, abs=30)
        assert "departed_at" in seen["PASSAGE#001"]
        assert "departed_at" not in seen["PASSAGE#002"]

    def test_everything_goes_in_time(self, runs):
        deliver(DRIVE)
        limit = LEAVES.timestamp() + 3 * 3600 + store.KEPT_SECONDS
        assert all(LEAVES.timestamp() < float(item["expires"]) <= limit for item in items().values())

    def test_delivered_again_changes_nothing(self, runs):
        deliver(DRIVE[:20])
        deliver(DRIVE[20:])
        before = items()
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        assert deliver(DRIVE[10:30]) == []
        assert items() == before

    def test_an_older_batch_does_not_move_the_bus_back(self, runs):
        deliver(DRIVE[35:])
        deliver(DRIVE[:35])
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[-1].at
        assert trail() == [int(fix.at * 1000) for fix in DRIVE]
        assert list(items("PASSAGE#")) == ["PASSAGE#000", "PASSAGE#001", "PASSAGE#002"]

    def test_a_late_fix_does_not_move_a_passage(self, runs):
        deliver(DRIVE)
        before = items("PASSAGE#")
        deliver([along(60, 10)], [along(60, 40)])
        assert int(along(60, 40).at * 1000) in trail()
        assert items("PASSAGE#") == before

    def test_the_slower_of_two_that_run_at_once_changes_nothing(self, runs):
        with freeze(LEAVES + timedelta(minutes=130)):
            [slow] = observing.gather([Report(TRIP, BUS, tuple(DRIVE[:20]))])
            [fast] = observing.gather([Report(TRIP, BUS, tuple(DRIVE))])
            observing.observe_batch(fast)
            before = items()
            observing.observe_batch(slow)
        assert items() == before

    @pytest.mark.parametrize("step", ["save_plan", "append_trail", "record_passage", "advance"])
    def test_dying_before_any_write_is_made_good_by_the_next_delivery(self, runs, monkeypatch, step):
        with monkeypatch.context() as patch:
            patch.setattr(store, step, lambda *_, **__: 1 / 0)
            assert deliver(DRIVE[:20], DRIVE[20:]) == ["0", "1"]
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        died = items()
        boto3.client("dynamodb").delete_table(TableName="tracking")
        boto3.client("dynamodb").create_table(TableName="tracking", BillingMode="PAY_PER_REQUEST", **KEYS)
        deliver(DRIVE[:20], DRIVE[20:])
        assert died == items()

    def test_the_plan_is_read_from_the_trips_once(self, runs):
        for fix in DRIVE[:10]:
            deliver([fix], minute=60)
        assert runs.reads == 1

    def test_a_delay_reaches_a_plan_in_use(self, runs):
        deliver([along(10)], minute=10)
        runs[TRIP] = trip(late=timedelta(minutes=30))
        deliver([along(21)], minute=21)
        assert float(items()["LATEST"]["next_due"]) == LEAVES.timestamp() + 90 * 60

    def test_a_record_nobody_can_read_is_handed_back_and_holds_up_no_other(self, runs):
        assert deliver(b"GARBAGE", DRIVE[:5], b"{}") == ["0", "2"]
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[4].at

    def test_a_trip_in_trouble_holds_up_no_other(self, runs):
        runs[OTHER_TRIP] = replace(trip(OTHER_TRIP), stops=[])
        bad = encode(Report(OTHER_TRIP, BUS, tuple(DRIVE[:1])))
        assert deliver(bad, DRIVE[:5]) == ["0"]
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[4].at

    def test_a_trip_that_is_gone_is_not_asked_for_for_ever(self, runs):
        assert deliver(DRIVE[:5], trip_id=NO_TRIP) == []
        assert items() == {}

    def test_what_was_filtered_is_counted_by_reason(self, runs, capsys):
        jump = Fix(along(4).at, -1.0, 30.0)
        deliver([along(2), along(2), jump, along(300)], minute=5)
        metrics = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
        counted = {
            name: value for each in metrics for name, value in each.items() if name.startswith("Fixes")
        }
        assert counted == {
            "FixesAccepted": [1.0],
            "FixesDuplicate": [1.0],
            "FixesImpossibleSpeed": [1.0],
            "FixesFuture": [1.0],
        }

    def test_progress_survives_the_table(self, runs):
        deliver(DRIVE[:31])
        live = store.latest(TRIP, consistent=True)
        with freeze(LEAVES + timedelta(minutes=130)):
            [batch] = observing.gather([Report(TRIP, BUS, ())])
        assert live is not None
        assert batch.known == live
        assert (live.progress.next_index, live.progress.at_index) == (2, 1)
        assert isinstance(batch.plan, Plan)


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
            "recorded_at": "2026-11-22T06:30:00+00:00",
            "speed_mps": 10,
            "bearing": 320,
            "next_stop": {
                "station_id": "stn_Base",
                "name": "Base",
                "scheduled_at": "2026-11-22T07:00:00+00:00",
            },
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
        assert self.get(75)[1]["eta"] == "2026-11-22T07:15:00+00:00"

    def test_at_the_last_stop_nothing_is_ahead(self, runs):
        deliver(DRIVE)
        body = self.get(121)[1]
        assert (body["next_stop"], body["eta"]) == (None, None)

    def test_before_the_first_report_there_is_no_position(self, runs):
        status, body, headers = self.get(0)
        assert (status, body["code"]) == (404, "no_position")
        assert headers["content-type"] == "application/problem+json"

    def test_costs_one_read(self, runs, monkeypatch):
        deliver(DRIVE[:16], minute=30)
        calls: list[str] = []
        connection = kernel_store.connection()
        call_api = connection._make_api_call

        def counted(name: str, *rest: Any) -> Any:
            calls.append(name)
            return call_api(name, *rest)

        monkeypatch.setattr(connection, "_make_api_call", counted)
        assert self.get(30)[0] == 200
        assert calls == ["GetItem"]


def test_the_sample_events_are_served(runs):
    def sample(name: str) -> Any:
        folder = Path(__file__).parents[2] / "events"
        return json.loads((folder / f"tracking-{name}.json").read_text())

    with freeze(LEAVES + timedelta(minutes=2)):
        assert post_positions.app(sample("post_positions"), None)["statusCode"] == 202
        assert on_positions.handler(sample("on_positions"), None) == {"batchItemFailures": []}
        assert get_trip_position.app(sample("get_trip_position"), None)["statusCode"] == 200
