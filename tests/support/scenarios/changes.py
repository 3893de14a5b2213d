"""Changes of what a passenger has paid for."""

from tests.support.buying import expect, quote, quote_exchange
from tests.support.cancelling import cancel
from tests.support.network import publish
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.payments.on_trip_cancelled import cancel_bookings


@scenario("POST /bookings/{booking_id}/cancellation/quote")
def quote_cancellation(world: World) -> Request:
    return Request(path={"booking_id": world.booking["booking_id"]}, body={})


@scenario("POST /bookings/{booking_id}/cancellation")
def cancel_booking(world: World) -> Request:
    offer = expect(200, quote(world.booking))
    return Request(path={"booking_id": world.booking["booking_id"]}, body={"quote_id": offer["quote_id"]})


@scenario("POST /bookings/{booking_id}/exchange/quote")
def ask_to_exchange(world: World) -> Request:
    return Request(path={"booking_id": world.booking["booking_id"]}, body={"trip_id": publish(77).trip_id})


@scenario("POST /bookings/{booking_id}/exchange")
def exchange_booking(world: World) -> Request:
    offer = expect(200, quote_exchange(world.booking, publish(77)))
    return Request(path={"booking_id": world.booking["booking_id"]}, body={"quote_id": offer["quote_id"]})


@scenario("POST /bookings/{booking_id}/money-back")
def take_money_back(world: World) -> Request:
    expect(200, cancel(world.booking["trip_id"], choice_minutes=60))
    assert cancel_bookings(world.booking["trip_id"]) == 0
    return Request(path={"booking_id": world.booking["booking_id"]})
