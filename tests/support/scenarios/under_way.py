"""A trip under way: boarding, scans, departure, positions, arrival."""

from base64 import b64encode

from tests.support.functions import call, run
from tests.support.people import DRIVER
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.kernel.clock import epoch, now, rfc3339
from tms.tracking.fixes import Fix, Report, encode
from tms.trips import store as trips


def _trip(world: World) -> dict[str, str]:
    return {"trip_id": world.trip.trip_id}


@scenario("POST /trips/{trip_id}/scans")
def scan(world: World) -> Request:
    board(world)
    body = {"token": world.ticket["token"], "nonce": "nonce-0001", "scanned_at": rfc3339(now())}
    return Request(path=_trip(world), body=body)


@scenario("POST /trips/{trip_id}/departure")
def board(world: World) -> Request:
    assert call("trips/open_boarding", path=_trip(world), caller=DRIVER).status == 200
    return Request(path=_trip(world))


@scenario("POST /trips/{trip_id}/arrival")
def depart(world: World) -> Request:
    board(world)
    assert call("trips/record_departure", path=_trip(world), caller=DRIVER).status == 200
    assert trips.reach_end(world.trip.trip_id, epoch()), "the bus is seen at its last stop"
    return Request(path=_trip(world))


@scenario("POST /trips/{trip_id}/undo")
def undo(world: World) -> Request:
    depart(world)
    return Request(path=_trip(world), body={"status": "DEPARTED", "reason": "The wrong trip was tapped."})


@scenario("GET /trips/{trip_id}/position")
def position(world: World) -> Request:
    fix = Fix(now().timestamp(), -1.9396, 30.0445, None, None)
    data = encode(Report(world.trip.trip_id, world.trip.bus_id, (fix,), None))
    kinesis = {"sequenceNumber": "1", "partitionKey": "bus", "data": b64encode(data).decode()}
    record = {"eventID": "shard:1", "eventSource": "aws:kinesis", "kinesis": kinesis}
    assert run("tracking/on_positions", {"Records": [record]}) == []
    return Request(path=_trip(world))
