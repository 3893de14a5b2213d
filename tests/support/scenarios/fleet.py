"""The fleet: buses that stand idle."""

from datetime import timedelta

from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import OWNER, key
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.kernel.clock import now, rfc3339


@scenario("GET /company/buses/{bus_id}")
@scenario("DELETE /company/buses/{bus_id}")
def bus(world: World) -> Request:
    return Request(path={"bus_id": bought().bus_id})


@scenario("PATCH /company/buses/{bus_id}")
def change_bus(world: World) -> Request:
    return Request(path={"bus_id": bought().bus_id}, body={"amenities": ["wifi"], "template": "vip"})


@scenario("POST /company/buses/{bus_id}/outages")
def take_out(world: World) -> Request:
    body = {
        "kind": "maintenance",
        "from_at": rfc3339(now()),
        "until_at": rfc3339(now() + timedelta(days=1)),
        "reason": "New brakes",
    }
    return Request(path={"bus_id": bought().bus_id}, body=body)


@scenario("DELETE /company/buses/{bus_id}/outages/{outage_id}")
def put_back(world: World) -> Request:
    wanted = take_out(world)
    reply = call("fleet/add_outage", path=wanted.path, body=wanted.body, caller=OWNER, headers=key())
    return Request(path={**wanted.path, "outage_id": reply.json["outages"][0]["outage_id"]})
