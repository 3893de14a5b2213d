"""Planning: a route, a bus and a driver of the home company, and drafts of trips."""

from datetime import timedelta

from tests.support.functions import call
from tests.support.network import publish
from tests.support.people import OTHER_DRIVER, SUPERVISOR, key
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


@scenario("POST /company/trips/{trip_id}/cancel")
def cancel(world: World) -> Request:
    return Request(path={"trip_id": world.trip.trip_id}, body={"reason": "The road is closed."})


@scenario("GET /company/trips/{trip_id}/cancel/preview")
def preview_cancellation(world: World) -> Request:
    return Request(path={"trip_id": world.trip.trip_id})


@scenario("GET /company/availability")
def availability(world: World) -> Request:
    equip()
    moment = world.clock.moment + timedelta(days=1)
    return Request(query={"route_id": route().route_id, "departure_at": rfc3339(moment)})


@scenario("GET /company/calendar")
def calendar(world: World) -> Request:
    equip()
    return Request(query={"date": world.trip.service_date})


@scenario("GET /company/trips")
def listed(world: World) -> Request:
    assert derived_id("rte", "Kigali", "Rubavu") == world.trip.route_id
    return Request(query={"date": world.trip.service_date})


def _timetable(world: World) -> dict[str, object]:
    body = wanted(equip()[1], driver=OTHER_DRIVER)
    del body["departure_at"]
    first = (world.clock.moment + timedelta(days=1)).date().isoformat()
    return body | {"name": "Morning", "departs": "06:30", "rule": "FREQ=DAILY", "valid_from": first}


@scenario("POST /company/timetables")
@scenario("POST /company/timetables/preview")
def enter_timetable(world: World) -> Request:
    return Request(body=_timetable(world))


@scenario("GET /company/timetables/{timetable_id}")
@scenario("DELETE /company/timetables/{timetable_id}")
@scenario("POST /company/timetables/{timetable_id}/preview")
def timetable(world: World) -> Request:
    made = call("trips/create_timetable", body=_timetable(world), caller=SUPERVISOR, headers=key())
    assert made.status == 201, made
    return Request(path={"timetable_id": made.json["timetable_id"]})


@scenario("PATCH /company/timetables/{timetable_id}")
def change_timetable(world: World) -> Request:
    return Request(path=timetable(world).path, body={"departs": "07:00"})


@scenario("POST /company/trips/copy")
def copy(world: World) -> Request:
    create(world)
    body = {"source_date": "2026-11-20", "target_date": "2026-11-27", "days": 1, "dry_run": True}
    return Request(body=body)


@scenario("POST /company/trips/{trip_id}/bus-swap")
@scenario("POST /company/trips/{trip_id}/bus-swap/preview")
def swap(world: World) -> Request:
    _, _, vip = equip()
    body = {"bus_id": vip.bus_id, "reason": "The bus does not start."}
    return Request(path={"trip_id": publish(8, world.clock.moment + timedelta(days=1)).trip_id}, body=body)
