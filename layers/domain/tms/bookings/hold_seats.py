"""Use cases of bookings: holding seats, looking at a booking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tms.bookings import personal_data, store
from tms.bookings.booking import Booking, BookingStatus, Contact, Customer, Passenger, Place, hold_end
from tms.bookings.get_seats import legs_of, on_sale
from tms.bookings.sale import Sale
from tms.bookings.seats import NoSeat, Seat, SeatState, choose
from tms.bookings.views import BookingView, booking_view
from tms.kernel import idempotency
from tms.kernel.access import audit, suspension, tenancy
from tms.kernel.access.caller import Caller, guest_subject, new_booking_key
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.money import Money
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.bookings.requests import HoldRequest

RACES = 5
"""How often a buyer without a wish tries to get a seat; the others may be faster each time."""


def hold_seats(caller: Caller, request: "HoldRequest", key: str) -> BookingView:
    """Hold seats for ten minutes at the price of now, or return what this very request held before.

    Args:
        key: the caller's Idempotency-Key; it and the caller make the booking's id.

    Raises:
        NotFound: `trip_not_on_sale`.
        Conflict: `seat_taken`, `seat_blocked`, `sales_closed`.
        Invalid: `no_such_stretch`, `no_such_seat`, `idempotency_key_reused`.
    """
    booking_id = derived_id("bkg", caller.subject, key)
    request_hash = idempotency.hash_of(request)
    lost: set[str] = set()
    for _ in range(RACES):
        sale, seats = on_sale(request.trip_id)
        try:
            legs = legs_of(sale, request.from_, request.to)
            labels = _choose(seats, legs, request, lost)
            require_selling(caller, sale.company_id, sale.company)
        except (Conflict, Invalid):
            before = store.find(booking_id)  # the seat may be taken by this very request
            if before is None:
                raise
            return _replayed(before, request_hash)
        booking = _booking(caller, request, sale, legs, labels, booking_id, request_hash)
        try:
            store.hold(booking, epoch(), _alongside(caller, booking))
        except ConditionFailed as failure:
            if store.BOOKING in failure.failed:
                before = store.find(booking_id)
                if before is not None:
                    return _replayed(before, request_hash)
            lost |= _lost(request, failure)
        else:
            return _shown(booking)
    raise Conflict("seat_taken", "Others were faster each time. Look at the seats again.", seat=None)


def show_booking(caller: Caller, booking_id: str) -> BookingView:
    """Return a booking that the caller may see.

    Raises:
        NotFound: `booking_not_found`, also where it is somebody else's.
    """
    booking = find_for(caller, booking_id)
    return booking_view(booking, personal_data.passengers_of(booking))


def find_for(caller: Caller, booking_id: str) -> Booking:
    """Return a booking that the caller may see, as it is now.

    Raises:
        NotFound: `booking_not_found`, also where it is somebody else's.
    """
    booking = store.find(booking_id)
    missing = NotFound("booking_not_found", f"There is no booking {booking_id}.")
    if booking is None:
        raise missing
    if not booking.visible_to(caller):
        raise tenancy.hidden(caller, booking.company_id, booking_id, missing)
    return booking.seen_at(epoch())


def require_selling(caller: Caller, company_id: str, company: str) -> None:
    """Refuse to sell for a suspended company; of the company's own people that was asked before.

    Args:
        company: its name.

    Raises:
        Conflict: `sales_closed`.
    """
    if not caller.works_for(company_id) and suspension.is_company_suspended(company_id):
        raise Conflict("sales_closed", f"{company} sells no tickets at present.")


def _alongside(caller: Caller, booking: Booking) -> Transaction:
    """Return a transaction with what is written beside the booking.

    A passenger's goes with their account; what staff holds is a customer's, and stays when the seller's goes.
    That staff held it is audited.
    """
    transaction = Transaction()
    if not caller.is_guest and caller.company is None:
        store.own_into(transaction, booking)
    after = {
        "status": booking.status.value,
        "trip_id": booking.trip_id,
        "seats": [place.seat for place in booking.places],
        "amount": booking.total.amount,
        "currency": booking.currency,
    }
    entry = audit.Entry("booking.held", booking.booking_id, booking.company_id, after=after)
    audit.add_if_staff(transaction, entry)
    return transaction


def _choose(seats: Sequence[Seat], legs: range, request: "HoldRequest", lost: set[str]) -> list[str]:
    wishes = [passenger.seat for passenger in request.passengers]
    wished = [wish for wish in wishes if wish]
    if len(set(wished)) < len(wished):
        raise Invalid("seat_twice", "Two passengers cannot have the same seat.", "/passengers")
    try:
        return choose(seats, legs, wishes, epoch(), avoid=lost)
    except NoSeat as refusal:
        raise _refusal(refusal, wishes, seats, legs) from None


def _refusal(
    refusal: NoSeat, wishes: Sequence[str | None], seats: Sequence[Seat], legs: range
) -> Conflict | Invalid:
    label = refusal.label
    if label is not None and refusal.state is None:
        pointer = f"/passengers/{wishes.index(label)}/seat"
        return Invalid("no_such_seat", f"This bus has no seat {label}.", pointer)
    states = [refusal.state] if label else [seat.state(legs, epoch()) for seat in seats]
    if SeatState.CLOSED in states:  # it closes for all seats at once; others are held or sold by then
        return Conflict("sales_closed", "Sales for this departure have ended.")
    if refusal.state is SeatState.BLOCKED:
        return Conflict("seat_blocked", f"Seat {label} is not on sale.", seat=label)
    if label is not None:
        return Conflict("seat_taken", f"Seat {label} is {refusal.state} for this stretch.", seat=label)
    return Conflict("seat_taken", "Not enough seats are free for this stretch.", seat=None)


def _lost(request: "HoldRequest", failure: ConditionFailed) -> set[str]:
    """Return the seats that others were faster to take; refuse if one was wished for: no other will do."""
    labels = {label.removeprefix(store.SEAT) for label in failure.failed}
    for passenger in request.passengers:
        if passenger.seat in labels:
            raise Conflict(
                "seat_taken", f"Somebody was faster to take seat {passenger.seat}.", seat=passenger.seat
            )
    return labels


def _replayed(before: Booking, request_hash: str) -> BookingView:
    if personal_data.customer_of(before).request_hash != request_hash:
        raise idempotency.key_reused()
    return _shown(before.seen_at(epoch()))


def _shown(booking: Booking) -> BookingView:
    """Show a booking to who has just made it."""
    return booking_view(
        booking, personal_data.passengers_of(booking), personal_data.customer_of(booking).booking_key
    )


def _booking(
    caller: Caller,
    request: "HoldRequest",
    sale: Sale,
    legs: range,
    labels: Sequence[str],
    booking_id: str,
    request_hash: str,
) -> Booking:
    now = epoch()
    origin, destination = sale.stops[legs.start], sale.stops[legs.stop]
    booking_key = new_booking_key() if caller.is_guest else None
    contact = Contact(request.contact.email, request.contact.phone)
    return Booking(
        booking_id=booking_id,
        owner=guest_subject(booking_key) if booking_key else caller.subject,
        customer=personal_data.seal_customer(Customer(contact, booking_key, request_hash), booking_id),
        status=BookingStatus.HELD,
        trip_id=sale.trip_id,
        company_id=sale.company_id,
        company=sale.company,
        route_id=sale.route_id,
        service_date=sale.service_date,
        start=legs.start,
        stop=legs.stop,
        origin_id=origin.station_id,
        origin=origin.name,
        destination_id=destination.station_id,
        destination=destination.name,
        departure_at=origin.departure_at,
        arrival_at=destination.arrival_at,
        currency=sale.currency,
        places=_places(request, booking_id, labels, sale.price(legs)),
        hold_expires_at=hold_end(now, origin.departure_at),
        created_at=now,
    )


def _places(request: "HoldRequest", booking_id: str, labels: Sequence[str], price: Money) -> list[Place]:
    places = []
    for index, (wanted, label) in enumerate(zip(request.passengers, labels, strict=True)):
        ticket_id = derived_id("tkt", booking_id, str(index))
        sealed = personal_data.seal_passenger(Passenger(wanted.name, wanted.phone), ticket_id)
        places.append(Place(ticket_id, label, sealed, price))
    return places
