"""Swaps of buses, as the tests ask for them, and what has to hold after them."""

from time import sleep
from typing import Any
from uuid import uuid4

from tests.support.buying import expect
from tests.support.crowd import AtMomo
from tests.support.functions import Reply, call
from tests.support.people import PASSENGER, SUPERVISOR, Person
from tests.support.trips import phone
from tms.bookings import hold_seats, sale_store, store
from tms.bookings.booking import BookingStatus
from tms.bookings.requests import HoldRequest
from tms.bookings.seats import SOLD
from tms.bookings.views import BookingView
from tms.fleet.buses import Bus
from tms.fleet.layout import from_grid
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict
from tms.kernel.http.reader import read
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView
from tms.tickets import store as tickets
from tms.tickets.for_trips import reseat_into
from tms.trips import store as trips
from tms.trips import swap_bus
from tms.trips.requests import BusSwapRequest
from tms.trips.swap_views import BusSwapped

REASON = "The bus does not start."


def swap_request(bus: Bus, **changes: Any) -> BusSwapRequest:
    """Return a request for a bus."""
    return read(BusSwapRequest, {"bus_id": bus.bus_id, "reason": REASON, **changes})


def supervisor() -> Caller:
    """Return the company's supervisor."""
    return with_roles(SUPERVISOR["subject"], frozenset({"supervisor"}), SUPERVISOR["company"])


def swap(trip_id: str, bus: Bus, caller: Person = SUPERVISOR, **changes: Any) -> Reply:
    """Give a trip another bus."""
    body = {"bus_id": bus.bus_id, "reason": REASON, **changes}
    return call("trips/swap_bus", path={"trip_id": trip_id}, body=body, caller=caller)


def preview(trip_id: str, bus: Bus, **changes: Any) -> dict[str, Any]:
    """Return what another bus would mean."""
    body = {"bus_id": bus.bus_id, "reason": REASON, **changes}
    return expect(
        200, call("trips/preview_bus_swap", path={"trip_id": trip_id}, body=body, caller=SUPERVISOR)
    )


def ticket_of(booking: dict[str, Any], number: int = 0) -> dict[str, Any]:
    """Return a ticket of a booking as its passenger sees it."""
    path = {"ticket_id": booking["tickets"][number]["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def require_whole(trip_id: str, booking_ids: list[str], now: int) -> dict[str, list[str]]:
    """Hold the rules of the ledger against a trip whose swap is over; return the seats of each booking.

    Its seats are those of its bus and open; each booking has its seats on all its legs, and nobody else does;
    its tickets tell the same seats.
    """
    trip, found = trips.find(trip_id), sale_store.find(trip_id, consistent=True)
    assert trip is not None
    assert found is not None
    sale, seats = found
    assert trip.swap is None
    assert sale.layout == trip.layout
    assert {seat.label for seat in seats} == set(from_grid(trip.layout).labels)
    assert not any(seat.paused for seat in seats)
    claimed = {
        (seat.label, leg): claim for seat in seats for leg, claim in seat.claims.items() if claim.until > now
    }
    had: dict[str, list[str]] = {}
    for booking in store.by_ids(booking_ids, consistent=True):
        sold = booking.status is BookingStatus.CONFIRMED
        for place in booking.places:
            for leg in booking.legs:
                claim = claimed.pop((place.seat, leg))
                assert claim.booking_id == booking.booking_id
                assert claim.until == (SOLD if sold else booking.hold_expires_at)
            ticket = tickets.find(place.ticket_id)
            assert (ticket is not None) == sold
            assert ticket is None or ticket.seat == place.seat
        had[booking.booking_id] = [place.seat for place in booking.places]
    assert claimed == {}, "somebody has a seat and no booking"
    return had


def hold(caller: Caller, request: HoldRequest, key: str) -> BookingView:
    """Hold seats, again where the trip is getting another bus at the moment."""
    while True:
        try:
            return hold_seats.hold_seats(caller, request, key)
        except Conflict as refusal:
            if refusal.code != "bus_changing":
                raise
            sleep(0.05)


def buy(momo: AtMomo, caller: Caller, request: HoldRequest, key: str) -> str:
    """Hold seats, pay for them and look until they are settled; return the booking's id."""
    held = hold(caller, request, key)
    payment = _paid(momo, caller, held.booking_id)
    for _ in range(100):
        if not momo.check(payment.payment_id):
            return held.booking_id
        sleep(0.05)
    raise TimeoutError(payment.payment_id)


def _paid(momo: AtMomo, caller: Caller, booking_id: str) -> PaymentView:
    """Begin a payment, again where the seats change in this very moment."""
    body = {"booking_id": booking_id, "method": "momo", "payer": {"phone": phone()}}
    while True:
        try:
            return momo.pay(caller, read(PaymentRequest, body), str(uuid4()))
        except Conflict as refusal:
            if refusal.code != "payment_running":
                raise


def swap_in_process(caller: Caller, trip_id: str, request: BusSwapRequest) -> BusSwapped:
    """Give a trip another bus from whichever process this is called in; called again while it is busy."""
    for _ in range(50):
        try:
            return swap_bus.swap_bus(caller, trip_id, request, reseat_into)
        except Conflicted:
            sleep(0.02)
        except Conflict as refusal:
            if refusal.code != "bus_changing":
                raise
            sleep(0.02)
    raise TimeoutError(trip_id)
