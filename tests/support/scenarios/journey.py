"""A passenger's journey: what is paid for, what the provider calls back about, and what is erased later."""

from typing import Any

from tests.support.buying import hold, pay
from tests.support.scenario import Request, scenario
from tests.support.travelling import FIRST, SECOND, hold_journey, item, wanted
from tests.support.world import World
from tms.bookings import store as bookings
from tms.bookings.booking import HOLD_SECONDS
from tms.kernel.clock import epoch
from tms.tickets import code_store


@scenario("POST /payments")
def start_payment(world: World) -> Request:
    payer = {"phone": "0788123456"}
    return Request(body={"booking_id": world.held["booking_id"], "method": "momo", "payer": payer})


@scenario("POST /bookings/{booking_id}/release")
@scenario("POST /bookings/{booking_id}/extension")
def change_hold(world: World) -> Request:
    return Request(path={"booking_id": world.held["booking_id"]})


@scenario("POST /payments/callbacks/momo")
@scenario("PUT /payments/callbacks/momo")
def callback(world: World) -> Request:
    payment = pay(hold(world.trip, "3B"))
    return Request(body={"externalId": payment["payment_id"], "status": "SUCCESSFUL"})


@scenario("POST /bookings/{booking_id}/erasure")
def erase_booking(world: World) -> Request:
    """The seats are given back: nobody paid in time."""
    booking_id = world.held["booking_id"]
    assert bookings.expire(booking_id, epoch() + HOLD_SECONDS)
    return Request(path={"booking_id": booking_id})


@scenario("GET /tickets/by-code/{code}")
def find_ticket_by_code(world: World) -> Request:
    """The ticket of the world has a code, which whoever holds the ticket knows."""
    (code,) = code_store.codes_of([world.ticket["ticket_id"]]).values()
    return Request(path={"code": code}, query={"phone_end": world.ticket["passenger"]["phone"][-4:]})


@scenario("POST /tickets/resend")
def resend_ticket(world: World) -> Request:
    (code,) = code_store.codes_of([world.ticket["ticket_id"]]).values()
    return Request(body={"code": code, "phone": world.ticket["passenger"]["phone"]})


@scenario("POST /bookings/journeys")
def book_journey(world: World) -> Request:
    """A journey in one bus, with a change of seat at its second stop."""
    return Request(body=wanted(*journey_parts(world)))


@scenario("GET /bookings/journeys/{journey_id}")
def get_journey(world: World) -> Request:
    held = hold_journey(*journey_parts(world))
    return Request(path={"journey_id": held["journey_id"]})


def journey_parts(world: World) -> list[dict[str, Any]]:
    """Return both stretches of the world's trip."""
    return [item(world.trip, way) for way in (FIRST, SECOND)]
