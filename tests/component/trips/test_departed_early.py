"""A bus that leaves before its schedule, from the driver's word to the passenger's screen."""

import json
from base64 import b64encode
from datetime import timedelta
from typing import Any

import boto3
import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, depart, drive, step, undo
from tests.support.functions import call, run
from tests.support.network import publish
from tests.support.people import DRIVER
from tms.trips.for_tracking import trips
from tms.trips.trip import Trip


def report(trip: Trip, clock: HeldClock, share: float, leg: int = 0, ahead: float = 0) -> None:
    """Send a position so far along a leg, by a phone's clock that is ahead, and let the consumer have it."""
    start, end = trip.stops[leg], trip.stops[leg + 1]
    position = {
        "trip_id": trip.trip_id,
        "latitude": start.latitude + share * (end.latitude - start.latitude),
        "longitude": start.longitude + share * (end.longitude - start.longitude),
        "recorded_at": (clock.moment + timedelta(seconds=ahead)).isoformat(),
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
    board(trip, clock)
    assert trips.find_trip(trip.trip_id).status_at == clock.epoch


def test_its_next_stop_is_the_second_from_the_departure_to_the_arrival(cloud: Cloud, clock: HeldClock):
    trip = publish(driver_id=DRIVER["subject"])
    board(trip, clock)
    report(trip, clock, 0.1)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[0].station_id

    drive(trip, clock, "record_departure")
    clock.wait(600)
    report(trip, clock, 0.2)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[1].station_id

    drive(trip, clock, "record_arrival")
    tell(cloud)
    assert (seen(trip)["next_stop"], seen(trip)["eta"]) == (None, None)

    clock.wait(60)
    expect(200, undo(trip, "ARRIVED"))
    tell(cloud)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[1].station_id


def test_a_departure_that_is_undone_is_forgotten_by_the_screen(cloud: Cloud, clock: HeldClock):
    trip = publish(driver_id=DRIVER["subject"])
    depart(trip, clock)
    report(trip, clock, 0.1)
    expect(200, undo(trip, "DEPARTED"))
    tell(cloud)
    clock.wait(60)
    report(trip, clock, 0.1)
    assert seen(trip)["next_stop"]["station_id"] == trip.stops[0].station_id


def test_a_bus_that_is_seen_at_its_last_stop_may_arrive(cloud: Cloud, clock: HeldClock):
    trip = publish(driver_id=DRIVER["subject"])
    depart(trip, clock)
    report(trip, clock, 0.1)
    clock.wait(3600)
    assert step("record_arrival", trip.trip_id).code == "too_early"
    report(trip, clock, 1.0, leg=1, ahead=30)
    assert step("record_arrival", trip.trip_id).status == 200


def tell(cloud: Cloud) -> None:
    """Let the stream of trips and the queue of arrivals have what happened."""
    assert run("trips/on_change", cloud.changes("trips")) == []
    assert run("tracking/on_arrival", cloud.messages("Arrivals")) == []
