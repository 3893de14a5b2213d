"""Changes of what a passenger has paid for."""

from tests.support.buying import expect, quote
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("POST /bookings/{booking_id}/cancellation/quote")
def quote_cancellation(world: World) -> Request:
    return Request(path={"booking_id": world.booking["booking_id"]}, body={})


@scenario("POST /bookings/{booking_id}/cancellation")
def cancel_booking(world: World) -> Request:
    offer = expect(200, quote(world.booking))
    return Request(path={"booking_id": world.booking["booking_id"]}, body={"quote_id": offer["quote_id"]})
