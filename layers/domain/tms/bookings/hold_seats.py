"""Use case: hold seats on one stretch of a trip."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tms.bookings import personal_data, seat_choice, store, tallies
from tms.bookings.booking import Booking, Contact, Customer
from tms.bookings.carriage import store as carriage
from tms.bookings.find_sale import find_sale, legs_of
from tms.bookings.holder import holder_for
from tms.bookings.new_booking import new_booking
from tms.bookings.places import places_of
from tms.bookings.promo import entry
from tms.bookings.promo import store as promos
from tms.bookings.promo.codes import PromoCode
from tms.bookings.quotas import MOST_GUEST_SEATS
from tms.bookings.require_selling import require_selling
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat
from tms.bookings.views import BookingView, booking_view
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid, TooManyRequests
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.bookings.requests import HoldRequest

RACES = 5
"""How often a hold is tried where the request names no seat; other buyers may be faster each time."""


def hold_seats(caller: Caller, request: "HoldRequest", key: str) -> BookingView:
    """Hold seats for ten minutes at the present price, or return what the same request held before.

    Args:
        key: the caller's Idempotency-Key; the booking's id is made of it and the caller.

    Raises:
        NotFound: `trip_not_on_sale`.
        Forbidden: `another_company`.
        Conflict: `seat_taken`, `seat_blocked`, `sales_closed`; `bus_changing`, for a moment;
            `promo_code_used_up`, `promo_code_used`, `laps_full`, `luggage_full`.
        Invalid: `no_such_station`, `no_such_stretch`, `no_such_seat`, `no_such_category`,
            `no_extra_luggage`, `no_such_promo_code`, `promo_code_not_valid`, `idempotency_key_reused`;
            `too_many_passengers` for a caller without an account.
        TooManyRequests: `too_many_unpaid`, `too_many_lapsed`; `seat_lapsed`, a seat that was asked for lapsed
            twice for this caller, contact or address; `too_many_attempts`, after many wrong promo codes.
    """
    require_few(caller, request.passengers)
    promo: PromoCode | None = None
    booking_id = derived_id("bkg", caller.subject, key)
    request_hash = idempotency.hash_of(request)
    lost: set[str] = set()
    for _ in range(RACES):
        sale, seats = find_sale(request.trip_id)
        try:
            legs = legs_of(sale, request.from_, request.to)
            labels = choose_seats(sale, seats, legs, request, lost)
            require_selling(caller, sale.company_id, sale.company)
            promo = promo or entry.enter(caller, request.promo_code, sale)
        except (Conflict, Invalid, TooManyRequests):
            before = store.find(booking_id)  # this very request may have taken the seat
            if before is None:
                raise
            return _replayed(before, request_hash)
        booking = booking_of(caller, request, sale, legs, labels, booking_id, request_hash)
        if promo is not None:
            booking = entry.lowered(promo, caller, booking, request, sale.terms.round_to)
        try:
            store.hold(booking, epoch(), _alongside(caller, booking, promo))
        except ConditionFailed as failure:
            if store.BOOKING in failure.failed:
                before = store.find(booking_id)
                if before is not None:
                    return _replayed(before, request_hash)
            lost |= _tired(booking, request, failure) | lost_seats(request, failure)
        else:
            return _shown(booking)
    raise Conflict("seat_taken", "Others were faster each time. Look at the seats again.", seat=None)


def _alongside(caller: Caller, booking: Booking, promo: PromoCode | None) -> Transaction:
    """Return a transaction with what is written beside the booking: its account, the counts, the budget of
    its promo code, and the audit.
    """
    transaction = Transaction()
    tallies.count_into(transaction, booking)
    if promo is not None and booking.promo is not None:
        promos.take_into(transaction, booking, promo)
    list_into(transaction, caller, booking)
    return transaction


def list_into(transaction: Transaction, caller: Caller, booking: Booking) -> None:
    """Add to `transaction` that a new booking is listed under its account, or audited.

    A passenger's booking is listed under the account, to be erased with it. What staff hold belongs to a
    customer and is not listed, so it stays when the seller's account is deleted; it is audited instead.
    """
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


def require_few(caller: Caller, passengers: Sequence[object]) -> None:
    """Refuse a booking of many passengers without an account.

    Raises:
        Invalid: `too_many_passengers`.
    """
    if caller.is_guest and len(passengers) > MOST_GUEST_SEATS:
        raise Invalid(
            "too_many_passengers",
            f"A booking without an account is for {MOST_GUEST_SEATS} at most. Sign in to book for more.",
            "/passengers",
        )


def choose_seats(
    sale: Sale, seats: Sequence[Seat], legs: range, request: "HoldRequest", lost: set[str]
) -> list[str]:
    """Return a seat for each passenger of a request.

    Args:
        lost: labels that others have just taken.

    Raises:
        Conflict: `bus_changing`, `sales_closed`, `seat_blocked`, `seat_taken`.
        Invalid: `no_such_seat`, `seat_twice`.
    """
    wishes = [passenger.seat for passenger in request.passengers]
    wished = [wish for wish in wishes if wish]
    if len(set(wished)) < len(wished):
        raise Invalid("seat_twice", "Two passengers cannot have the same seat.", "/passengers")
    return seat_choice.choose_seats(sale, seats, legs, wishes, "/passengers/{}/seat".format, lost)


def _tired(booking: Booking, request: "HoldRequest", failure: ConditionFailed) -> set[str]:
    """Return the seats that lapsed twice for this holder; refuse if the request names one of them, and if the
    counts, a promo code or the bus have no room.
    """
    if refused := entry.refusal(failure) or carriage.refusal(booking, failure):
        raise refused from None
    refusal, tired = tallies.refusal(failure, booking), tallies.tired_seats(failure, booking)
    if refusal is not None and (refusal.code != "seat_lapsed" or tired & named_seats(request)):
        raise refusal from None
    return tired


def named_seats(request: "HoldRequest") -> set[str]:
    """Return the seats that a request names."""
    return {passenger.seat for passenger in request.passengers if passenger.seat}


def lost_seats(request: "HoldRequest", failure: ConditionFailed) -> set[str]:
    """Return the seats that others were faster to take; refuse if the request names one of them.

    Raises:
        Conflict: `seat_taken`.
    """
    labels = store.lost_seats(failure)
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
    return booking_view(booking, personal_data.passengers_of(booking))


def booking_of(
    caller: Caller,
    request: "HoldRequest",
    sale: Sale,
    legs: range,
    labels: Sequence[str],
    booking_id: str,
    request_hash: str,
) -> Booking:
    """Return the booking that a request makes.

    Raises:
        Invalid: `no_such_category`, `no_extra_luggage`.
    """
    contact = Contact(request.contact.email, request.contact.phone)
    return new_booking(
        sale,
        legs,
        places_of(request, booking_id, labels, sale, legs),
        booking_id=booking_id,
        owner=caller.subject,
        customer=personal_data.seal_customer(Customer(contact, request_hash), booking_id),
        counted=holder_for(caller, contact).text,
    )
