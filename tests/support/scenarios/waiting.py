"""The waiting list: a bus that is full, and a passenger that waits for a seat of it."""

from tests.support.scenario import Request, scenario
from tests.support.waiting import fill, join, wait_wish
from tests.support.world import World


@scenario("POST /waiting-list")
def join_waiting_list(world: World) -> Request:
    fill(world.trip)
    return Request(body=wait_wish(world.trip))


@scenario("GET /waiting-list/{entry_id}")
@scenario("DELETE /waiting-list/{entry_id}")
def own_entry(world: World) -> Request:
    fill(world.trip)
    return Request(path={"entry_id": join(world.trip)["entry_id"]})
