"""A passenger's journey: search, seats, booking, payment, ticket."""

from tests.support import network
from tests.support.buying import hold, pay, wish
from tests.support.scenario import Request, scenario
from tests.support.world import World

STRETCH = {"from": "Nyabugogo", "to": "Musanze"}


@scenario("GET /search/stations")
def search_stations(world: World) -> Request:
    return Request(query={"q": "musanze"})


@scenario("GET /search/trips")
def search_trips(world: World) -> Request:
    return Request(query={**STRETCH, "date": network.DAY})


@scenario("GET /trips/{trip_id}/seats")
def seats(world: World) -> Request:
    return Request(path={"trip_id": world.trip.trip_id}, query=STRETCH)


@scenario("POST /bookings")
def hold_seats(world: World) -> Request:
    return Request(body=wish(world.trip, "3A"))


@scenario("GET /bookings/{booking_id}")
def booking(world: World) -> Request:
    return Request(path={"booking_id": world.booking["booking_id"]})


@scenario("POST /payments")
def start_payment(world: World) -> Request:
    payer = {"phone": "0788123456"}
    return Request(body={"booking_id": world.held["booking_id"], "method": "momo", "payer": payer})


@scenario("GET /payments/{payment_id}")
def payment(world: World) -> Request:
    return Request(path={"payment_id": world.payment["payment_id"]})


@scenario("POST /payments/callbacks/momo")
@scenario("PUT /payments/callbacks/momo")
def callback(world: World) -> Request:
    payment = pay(hold(world.trip, "3B"))
    return Request(body={"externalId": payment["payment_id"], "status": "SUCCESSFUL"})


@scenario("GET /tickets/{ticket_id}")
@scenario("GET /tickets/{ticket_id}/qr.png")
@scenario("GET /tickets/{ticket_id}/qr.svg")
def ticket(world: World) -> Request:
    return Request(path={"ticket_id": world.ticket["ticket_id"]})
