"""What a search, a hold and a scan cost while the system grows to a million trips: units and latency.

Of each other trip its keys are there: what search lists, the trip, its sale, a seat and a ticket. So all the
tables that the three operations use have grown. The units of a scan are those of one that boards; its latency
is that of the same scan sent again.
"""

import http.client
import json
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any, Final

import boto3

from infra.bench.journey import Journey
from infra.bench.meter import Bill, Meter
from infra.bench.platform import engine
from infra.bench.report import Row
from infra.bench.units import platform
from infra.terminal import step
from tms.kernel.dynamodb import connection

SIZES: Final = (1_000, 100_000, 1_000_000)
FEW: Final = (10, 20)
CALLS, FEW_CALLS = 18, 1
"""How often each operation is run for its latency."""
WARM_UP: Final = 6

HOLD: Final = "hold"
OPERATIONS: Final = ("search trips", HOLD, "scan: verify and board")
TRIPS_A_CALL: Final = 5
"""DynamoDB takes 25 items in one batch."""
WRITERS: Final = 4
HEADERS: Final = {
    "X-Amz-Target": "DynamoDB_20120810.BatchWriteItem",
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Date": "20260101T000000Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0",
}
"""The engine wants a signature and does not check it; without the SDK a million trips take minutes."""


def rows(rounds: int) -> Iterator[Row]:
    """Let the tables grow, and yield what each operation costs at each size.

    Raises:
        Stop: DynamoDB Local cannot be started here.
    """
    sizes, calls = (SIZES, CALLS) if rounds else (FEW, FEW_CALLS)
    seen: dict[str, list[tuple[Bill, float]]] = {name: [] for name in OPERATIONS}
    with engine() as endpoint, platform(endpoint):
        meter = Meter(boto3.client("dynamodb"))
        meter.watch(connection().client)
        for before, size in zip((0, *sizes), sizes, strict=False):
            with step(f"{size} trips"):
                _grow(endpoint, size - before)
            for name, bill, milliseconds in _measured(meter, calls):
                seen[name].append((bill, milliseconds))
    for name, measured in seen.items():
        yield from _compared(name, sizes, measured)


def _compared(name: str, sizes: tuple[int, ...], measured: list[tuple[Bill, float]]) -> Iterator[Row]:
    part = "While the system grows: capacity units and latency, x those at the smallest size"
    first, quickest = measured[0]
    for size, (bill, milliseconds) in zip(sizes, measured, strict=True):
        units = f"{bill.read_units:.1f} read and {bill.write_units:.0f} write units"
        beside = f"{units}; latency {milliseconds / quickest:.2f}, {milliseconds:.1f} ms"
        yield Row(part, f"{name}, {size} trips", bill.usd / first.usd, 1.0, beside)


def _measured(meter: Meter, calls: int) -> Iterator[tuple[str, Bill, float]]:
    """Go the whole way of one booking, and run those operations again whose latency is wanted."""
    journey = Journey()
    bills: dict[str, Bill] = {}
    runs: dict[str, Callable[[], Any]] = {}
    for operation in journey.operations():
        with meter.bill() as bill:
            operation.run()
        bills[operation.name], runs[operation.name] = bill, operation.run
    for name in OPERATIONS:
        yield name, bills[name], _milliseconds(journey, name, runs[name], calls)


def _milliseconds(journey: Journey, name: str, run: Callable[[], Any], calls: int) -> float:
    """Return the median; each hold is another passenger's and is released again, so all find the same bus."""
    seen = []
    for _ in range(calls):
        if name == HOLD:
            journey.another_passenger_comes()
        began = time.perf_counter()
        run()
        seen.append((time.perf_counter() - began) * 1000)
        if name == HOLD:
            journey.release()
    return median(seen[WARM_UP:] or seen)


def _grow(endpoint: str, trips: int) -> None:
    """Add other trips to the tables of the engine."""
    share = -(-trips // WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _: _add(endpoint.removeprefix("http://"), share), range(WRITERS)))


def _add(host: str, trips: int) -> None:
    connection_ = http.client.HTTPConnection(host, timeout=60)
    for start in range(0, trips, TRIPS_A_CALL):
        wanted: dict[str, list[Any]] = {"trips": [], "bookings": [], "tickets": []}
        for number in range(start, min(start + TRIPS_A_CALL, trips)):
            for table, pk, sk in _keys(number):
                item = {"pk": {"S": pk}, "sk": {"S": sk}, "document": {"S": "{}"}}
                wanted[table].append({"PutRequest": {"Item": item}})
        connection_.request("POST", "/", json.dumps({"RequestItems": wanted}), HEADERS)
        answer = connection_.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise RuntimeError(told.decode())


def _keys(number: int) -> Iterator[tuple[str, str, str]]:
    """Yield table and keys of what belongs to a trip between two of a hundred places, on some day."""
    trip = f"trp_{uuid.uuid4().hex[:26].upper()}"
    leaves = datetime.now(UTC) + timedelta(minutes=number)
    places = f"stn_{number % 97}#stn_{number % 89}#{leaves.date().isoformat()}"
    yield "trips", f"JOURNEY#{places}", f"J#{leaves:%Y-%m-%dT%H:%M:%SZ}#{trip}"
    yield "trips", f"TRIP#{trip}", "TRIP"
    yield "bookings", f"TRIP#{trip}", "SALE"
    yield "bookings", f"TRIP#{trip}", "SEAT#1A"
    yield "tickets", f"TICKET#tkt_{uuid.uuid4().hex[:26].upper()}", "TICKET"
