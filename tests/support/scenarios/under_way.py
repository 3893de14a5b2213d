"""A trip under way: boarding, scans, departure, positions, arrival."""

from base64 import b64encode

from tests.support.functions import call, run
from tests.support.people import DRIVER
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.kernel.clock import now
from tms.tracking.fixes import Fix, Report, encode


def _trip(world: World) -> dict[str, str]:
    return {"trip_id": world.trip.trip_id}


@scenario("POST /trips/{trip_id}/departure")
def depart(world: World) -> Request:
    assert call("trips/open_boarding", path=_trip(world), caller=DRIVER).status == 200
    return Request(path=_trip(world))


@scenario("POST /trips/{trip_id}/arrival")
def arrive(world: World) -> Request:
    depart(world)
    assert call("trips/record_departure", path=_trip(world), caller=DRIVER).status == 200
    return Request(path=_trip(world))


@scenario("GET /trips/{trip_id}/position")
def position(world: World) -> Request:
    fix = Fix(now().timestamp(), -1.9396, 30.0445, None, None)
    data = encode(Report(world.trip.trip_id, world.trip.bus_id, (fix,), None))
    kinesis = {"sequenceNumber": "1", "partitionKey": "bus", "data": b64encode(data).decode()}
    record = {"eventID": "shard:1", "eventSource": "aws:kinesis", "kinesis": kinesis}
    assert run("tracking/on_positions", {"Records": [record]}) == []
    return Request(path=_trip(world))
