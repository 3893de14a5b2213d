"""A passenger's journey: what is paid for, and what the provider calls back about."""

from tests.support.buying import hold, pay
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("POST /payments")
def start_payment(world: World) -> Request:
    payer = {"phone": "0788123456"}
    return Request(body={"booking_id": world.held["booking_id"], "method": "momo", "payer": payer})


@scenario("POST /payments/callbacks/momo")
@scenario("PUT /payments/callbacks/momo")
def callback(world: World) -> Request:
    payment = pay(hold(world.trip, "3B"))
    return Request(body={"externalId": payment["payment_id"], "status": "SUCCESSFUL"})
