"""Trips that run: a breakdown that ends."""

from tests.support.functions import call
from tests.support.people import SUPERVISOR, key
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("DELETE /company/trips/{trip_id}/breakdown")
def broken(world: World) -> Request:
    path = {"trip_id": world.trip.trip_id}
    body = {"words": "The engine is too hot."}
    assert (
        call("trips/report_breakdown", path=path, body=body, caller=SUPERVISOR, headers=key()).status == 201
    )
    return Request(path=path)
