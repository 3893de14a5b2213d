"""Searches through the functions, and the calls of DynamoDB that they make."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

from infra.bench.meter import Bill, Meter
from tests.support.buying import expect
from tests.support.functions import call
from tests.support.network import DAY
from tms.kernel import dynamodb


def search(origin: str | None = "Kigali", destination: str = "Rubavu", **query: str) -> dict[str, Any]:
    """Search trips of the network's day; return the answer."""
    return expect(200, call("trips/search_trips", query=wanted(origin, destination, **query)))


def wanted(origin: str | None = "Kigali", destination: str = "Rubavu", **query: str) -> dict[str, str]:
    """Return the query of a search."""
    return {**({"from": origin} if origin else {}), "to": destination, "date": DAY, **query}


def trips_of(answer: dict[str, Any]) -> list[str]:
    """Return the ids of the trips of an answer, in its order."""
    return [item["trip_id"] for item in answer["items"]]


@contextmanager
def billed() -> Iterator[Bill]:
    """Count the calls of DynamoDB, and their units, inside a `with` block."""
    meter = Meter(boto3.client("dynamodb"))
    meter.watch(dynamodb.connection().client)
    with meter.bill() as bill:
        yield bill
    with meter.bill():  # what is called later is on another bill
        pass
