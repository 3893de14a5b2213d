"""A trip from Kigali to Musanze, the fixes of its bus, and how the functions are called with them."""

import json
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from functions.tracking import on_arrival, on_positions
from tests.support.cloud import sqs_record, table_of
from tms.kernel.clock import freeze
from tms.kernel.events.catalogue import TripArrived, TripCancelled
from tms.kernel.events.cloud_events import event_of
from tms.tracking.fixes import Fix, Report, encode
from tms.trips.trip import Trip, TripStatus, TripStop

KIGALI = timezone(timedelta(hours=2))
LEAVES = datetime(2026, 11, 22, 8, 0, tzinfo=KIGALI)
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
    trip_id: str = TRIP,
    status: TripStatus = TripStatus.DEPARTED,
    late: timedelta = timedelta(),
    status_at: datetime = LEAVES,
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
        since={status: int(status_at.timestamp())},
    )


class Trips(dict[str, Trip]):
    """The trips that there are, and how often one was read."""

    reads = 0

    def find(self, trip_id: str) -> Trip | None:
        self.reads += 1
        return self.get(trip_id)


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


def along(minutes: float, seconds: float = 0) -> Fix:
    """A bus on time: at even speed from stop to stop."""
    at = minutes * 60 + seconds
    hour = min(int(at // 3600), 1)
    (_, a_lat, a_lon, _), (_, b_lat, b_lon, _) = STOPS[hour], STOPS[hour + 1]
    share = (at - hour * 3600) / 3600
    return Fix(
        LEAVES.timestamp() + at, a_lat + share * (b_lat - a_lat), a_lon + share * (b_lon - a_lon), 10.0, 320.0
    )


DRIVE = [along(minute) for minute in range(0, 121, 2)]
"""The whole trip on time, a fix every other minute."""


STRAYS = [along(minute)._replace(latitude=-1.6, longitude=30.15) for minute in (48, 50, 52)]
"""A bus that left its route half an hour after its departure: 20 km off the line, and standing there."""


def record(number: int, data: bytes) -> dict[str, Any]:
    kinesis = {"sequenceNumber": str(number), "partitionKey": BUS, "data": b64encode(data).decode()}
    return {"eventID": f"shard:{number}", "eventSource": "aws:kinesis", "kinesis": kinesis}


def deliver(
    *reports: Sequence[Fix] | bytes,
    trip_id: str = TRIP,
    minute: float = 130,
    departed: datetime | None = None,
) -> list[str]:
    """Hand reports to the consumer; return the sequence numbers that it wants again."""
    departed_at = int(departed.timestamp()) if departed else None
    data = [
        each if isinstance(each, bytes) else encode(Report(trip_id, BUS, tuple(each), departed_at))
        for each in reports
    ]
    with freeze(LEAVES + timedelta(minutes=minute)):
        answer = on_positions.handler({"Records": [record(n, each) for n, each in enumerate(data)]}, None)
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def arrive(minute: float = 130, trip_id: str = TRIP) -> list[str]:
    """Tell tracking that the driver has recorded the arrival; return the messages that come again."""
    at = LEAVES + timedelta(minutes=minute)
    event = event_of("change-1", "trips", trip_id, at, TripArrived(COMPANY, trip_id))
    answer = on_arrival.handler({"Records": [sqs_record(event.to_json())]}, None)
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def cancelled(minute: float) -> list[str]:
    """Tell tracking that the company has cancelled the trip; return the messages that come again."""
    at = LEAVES + timedelta(minutes=minute)
    event = event_of("change-1", "trips", TRIP, at, TripCancelled(COMPANY, TRIP))
    answer = on_arrival.handler({"Records": [sqs_record(event.to_json())]}, None)
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def items(prefix: str = "") -> dict[str, dict[str, Any]]:
    found = table_of("tracking").scan()["Items"]
    return {item["sk"]: item for item in found if item["sk"].startswith(prefix)}


def trail() -> list[int]:
    return sorted(int(name[1:]) for item in items("TRAIL#").values() for name in item if name[1:].isdigit())
