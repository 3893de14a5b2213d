"""Warm CPU: the cost of holding a seat beyond the two calls of the SDK that it makes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import process_time_ns
from typing import Any
from unittest.mock import patch

import boto3
from botocore.config import Config

from infra.bench import canned
from infra.bench.buses import sale_of
from infra.bench.invoking import container, http
from infra.bench.report import Row
from tms.bookings import hold_seats
from tms.bookings.for_trips import open_sales
from tms.bookings.requests import HoldRequest
from tms.kernel import dynamodb
from tms.kernel.access.caller import with_roles
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id

CALLS = 50
"""Holds in each round."""

WARM_UP = 20

LEGS, ROWS, SEATS_IN_A_ROW = 6, 10, 4
"""The trip: a bus of forty seats on a route with seven stops, a fifth of it sold."""

TABLE, STANDING, GUARDS = "bookings", "standing", "guards"
Item = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """The calls that one hold made of the SDK."""

    query: dict[str, Any]
    write: dict[str, Any]

    def again(self, client: Any) -> None:
        """Make the same calls by a client of boto3, and ignore the answers."""
        client.query(**self.query)
        client.transact_write_items(**self.write)


def rows(rounds: int) -> Iterator[Row]:
    """Measure, and yield a row for the SDK's calls alone, for the use case and for the whole function."""
    tables = {"BOOKINGS_TABLE": TABLE, "STANDING_TABLE": STANDING, "GUARDS_TABLE": GUARDS}
    with container({**tables, **canned.VAULT}):
        times = _interleaved(_measured(), rounds * CALLS or 1)
    seats = ROWS * SEATS_IN_A_ROW
    part = f"Warm CPU of a hold, x its two raw calls of the SDK: one passenger, {seats} seats, {LEGS} legs"
    base = times[next(iter(times))]
    for name, milliseconds in times.items():
        yield Row(part, name, milliseconds / base, beside=f"{milliseconds:.2f} ms")


def _measured() -> dict[str, Callable[[], object]]:
    """Return what is measured, by its name; no call of it goes onto the network."""
    trip_id = new_id("trp")
    items = _items_of(trip_id)
    client = dynamodb.connection().client
    bodies: dict[str, dict[str, Any]] = {
        "Query": {"Items": items, "Count": len(items), "ScannedCount": len(items)},
        "BatchGetItem": {"Responses": {STANDING: []}, "UnprocessedKeys": {}},
    }
    canned.answer(client, lambda operation, _: bodies.get(operation, {}))
    canned.answer_for_the_vault()
    caller = with_roles(new_id("acc"), frozenset({"passenger"}))
    body = _body(trip_id)
    request = read(HoldRequest, body)
    taken = _taken(lambda: hold_seats.hold_seats(caller, request, new_id("key")))
    raw = boto3.client("dynamodb", config=Config(retries={"total_max_attempts": 1}))
    canned.answer(raw, lambda operation, _: bodies.get(operation, {}))
    return {
        "its two calls alone": lambda: taken.again(raw),
        "the use case: choose, hold, answer": lambda: hold_seats.hold_seats(caller, request, new_id("key")),
        "the function: event in, JSON out": lambda: http("bookings/hold_seats", body=body, caller=caller),
    }


def _interleaved(measured: dict[str, Callable[[], object]], calls: int) -> dict[str, float]:
    """Return the median CPU milliseconds of a call of each function; they are called in turns."""
    seen: dict[str, list[float]] = {name: [] for name in measured}
    for number in range(WARM_UP + calls):
        for name, call in measured.items():
            start = process_time_ns()
            call()
            if number >= WARM_UP:
                seen[name].append((process_time_ns() - start) / 1e6)
    return {name: median(each) for name, each in seen.items()}


def _items_of(trip_id: str) -> list[Item]:
    """Return a trip's sale and seats as DynamoDB keeps them, some of them sold."""
    written: list[Item] = []

    def keep(_: str, arguments: dict[str, Any]) -> dict[str, Any]:
        written.extend(each["Put"]["Item"] for each in arguments["TransactItems"])
        return {}

    with patch.object(dynamodb.connection(), "_make_api_call", keep):
        open_sales(sale_of(trip_id, LEGS, *["xx.xx"] * ROWS))
    for seat in written[1::5]:
        sold = {"M": {"b": {"S": new_id("bkg")}, "x": {"N": "9999999999"}}}
        seat["claims"] = {"M": {str(leg): sold for leg in range(LEGS)}}
    return written


def _taken(hold: Callable[[], object]) -> Taken:
    """Hold once, and return the calls of the SDK."""
    asked: dict[str, dict[str, Any]] = {}
    connection = dynamodb.connection()
    call = connection._make_api_call  # noqa: SLF001 - the one place that all calls pass

    def note(operation: str, arguments: dict[str, Any]) -> Any:
        asked[operation] = dict(arguments)
        return call(operation, arguments)

    with patch.object(connection, "_make_api_call", note):
        hold()
    return Taken(asked["Query"], asked["TransactWriteItems"])


def _body(trip_id: str) -> dict[str, Any]:
    return {
        "trip_id": trip_id,
        "from": "stn_1",
        "to": "stn_4",
        "passengers": [{"name": "Aline Uwase", "phone": "+250788123456"}],
        "contact": {"phone": "+250788123456"},
    }
