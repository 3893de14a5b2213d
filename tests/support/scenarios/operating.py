"""Trips that run: a breakdown that ends, an incident that is closed."""

from tests.support.buying import expect
from tests.support.functions import call
from tests.support.people import DRIVER, SUPERVISOR, key
from tests.support.scenario import Request, scenario
from tests.support.scenarios.under_way import depart
from tests.support.world import World


@scenario("DELETE /company/trips/{trip_id}/breakdown")
def broken(world: World) -> Request:
    path = {"trip_id": world.trip.trip_id}
    body = {"words": "The engine is too hot."}
    expect(201, call("trips/report_breakdown", path=path, body=body, caller=SUPERVISOR, headers=key()))
    return Request(path=path)


@scenario("POST /company/trips/{trip_id}/incidents/{incident_id}/resolve")
def told(world: World) -> Request:
    path = {"trip_id": world.trip.trip_id}
    body = {"kind": "road", "words": "A landslide near Base."}
    incident = expect(201, call("trips/report_incident", path=path, body=body, caller=DRIVER, headers=key()))
    return Request(path={**path, "incident_id": incident["incident_id"]}, body={"note": "The road is open."})


@scenario("POST /company/trips/{trip_id}/steps")
def step(world: World) -> Request:
    body = {"status": "BOARDING", "reason": "The driver's phone has no battery."}
    return Request(path={"trip_id": world.trip.trip_id}, body=body)


@scenario("POST /company/trips/{trip_id}/reconcile")
def arrived(world: World) -> Request:
    path = depart(world).path
    expect(200, call("trips/record_arrival", path=path, caller=DRIVER))
    return Request(path=path)
