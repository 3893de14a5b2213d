"""A bus that leaves long before its schedule, from the driver's word to the passenger's screen."""

import json
from base64 import b64encode
from typing import Any

import boto3
import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call, run
from tests.support.network import publish
from tests.support.people import DRIVER
from tms.trips.for_tracking import on_positions as trips
from tms.trips.trip import Trip


def report(trip: Trip, clock: HeldClock, share: float) -> None:
    """Send a position so far from the first stop to the second, and let the consumer have it."""
    start, end = trip.stops[0], trip.stops[1]
    position = {
        "trip_id": trip.trip_id,
        "latitude": start.latitude + share * (end.latitude - start.latitude),
        "longitude": start.longitude + share * (end.longitude - start.longitude),
        "recorded_at": clock.moment.isoformat(),
    }
    expect(202, call("tracking/post_positions", body={"positions": [position]}, caller=DRIVER))
    assert run("tracking/on_positions", taken_from_the_stream()) == []


def taken_from_the_stream() -> dict[str, Any]:
    """Everything on the stream of positions, as Lambda delivers it."""
    kinesis = boto3.client("kinesis")
    shard = kinesis.list_shards(StreamName="positions")["Shards"][0]["ShardId"]
    start = kinesis.get_shard_iterator(
        StreamName="positions", ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    return {
        "Records": [
            {
                "kinesis": {
                    "sequenceNumber": each["SequenceNumber"],
                    "data": b64encode(each["Data"]).decode(),
                }
            }
            for each in kinesis.get_records(ShardIterator=start)["Records"]
        ]
    }


def seen(trip: Trip) -> dict[str, Any]:
    found = call("tracking/get_trip_position", path={"trip_id": trip.trip_id})
    body: dict[str, Any] = json.loads(found.content)
    return body


@pytest.mark.usefixtures("cloud")
def test_a_trip_tells_when_it_came_to_its_status(clock: HeldClock):
    trip = publish(driver_id=DRIVER["subject"])
    clock.wait(300)
    expect(200, call("trips/open_boarding", path={"trip_id": trip.trip_id}, caller=DRIVER))
    assert trips.find_trip(trip.trip_id).status_at == clock.epoch


def test_its_next_stop_is_the_second_from_the_departure_to_the_arrival(cloud: Cloud, clock: HeldClock):
    trip = publish(driver_id=DRIVER["subject"])
    path = {"trip_id": trip.trip_id}
    report(trip, clock, 0.1)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[0].station_id

    expect(200, call("trips/open_boarding", path=path, caller=DRIVER))
    expect(200, call("trips/record_departure", path=path, caller=DRIVER))
    clock.wait(600)
    report(trip, clock, 0.2)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[1].station_id

    expect(200, call("trips/record_arrival", path=path, caller=DRIVER))
    assert run("trips/on_change", cloud.changes("trips")) == []
    assert run("tracking/on_arrival", cloud.messages("Arrivals")) == []
    assert (seen(trip)["next_stop"], seen(trip)["eta"]) == (None, None)
