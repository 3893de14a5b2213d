"""Planning: a route, a bus and a driver of the home company, and drafts of trips."""

from datetime import timedelta

from tests.support.network import publish
from tests.support.people import OTHER_DRIVER
from tests.support.planning import equip, plan, route, wanted
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.kernel.clock import rfc3339
from tms.kernel.ids import derived_id


@scenario("POST /company/trips")
def create(world: World) -> Request:
    _, bus, _ = equip()
    return Request(body=wanted(bus, world.clock.moment + timedelta(days=1), OTHER_DRIVER))


@scenario("GET /company/trips/{trip_id}")
@scenario("DELETE /company/trips/{trip_id}")
@scenario("POST /company/trips/{trip_id}/publish")
def draft(world: World) -> Request:
    made = plan(create(world).body)
    assert made.status == 201, made
    return Request(path={"trip_id": made.json["trip_id"]})


@scenario("PATCH /company/trips/{trip_id}")
def change(world: World) -> Request:
    later = rfc3339(world.clock.moment + timedelta(days=1, hours=1))
    return Request(path=draft(world).path, body={"departure_at": later})


@scenario("POST /company/trips/{trip_id}/unpublish")
def unpublish(world: World) -> Request:
    unsold = publish(7, world.clock.moment + timedelta(days=1))
    return Request(path={"trip_id": unsold.trip_id})


@scenario("GET /company/availability")
def availability(world: World) -> Request:
    equip()
    moment = world.clock.moment + timedelta(days=1)
    return Request(query={"route_id": route().route_id, "departure_at": rfc3339(moment)})


@scenario("GET /company/trips")
def listed(world: World) -> Request:
    assert derived_id("rte", "Kigali", "Rubavu") == world.trip.route_id
    return Request(query={"date": world.trip.service_date})
