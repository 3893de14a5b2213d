"""Use case: exchange a paid booking for one of another trip, as a quote offered."""

from functools import partial
from typing import TYPE_CHECKING

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.for_payments import exchange as bookings
from tms.bookings.for_payments import target
from tms.kernel.access import audit, quotes
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import choice_store, ledger, refund_store, store
from tms.payments.change_views import ExchangeView, exchange_view
from tms.payments.exchange import ExchangeOffer, seated
from tms.payments.quote_exchange import offered, possible_exchange
from tms.payments.refund import refunds_of
from tms.payments.start_payment import start_payment
from tms.tickets import for_payments as tickets

if TYPE_CHECKING:
    from tms.payments.requests import AcceptedExchange


def exchange_booking(caller: Caller, booking_id: str, request: "AcceptedExchange") -> ExchangeView:
    """Exchange a booking as a quote offered, if the offer is the same now.

    If nothing is due, the new booking takes the former one's place at once, in one transaction. If something
    is due, its seats are held, the payer is asked for the difference, and the exchange is made in the
    transaction that settles the payment; until then the former tickets stay good. The same quote again is
    answered from the new booking.

    Raises:
        NotFound: `booking_not_found`, `quote_not_found`, `trip_not_on_sale`.
        Forbidden: `not_allowed`.
        Conflict: `quote_changed`, with the new `quote`; and as `quote_exchange` and `start_payment`.
        Invalid: as `quote_exchange` and `start_payment`.
        TooManyRequests: as `hold_seats` and `start_payment`.
    """
    new_id = derived_id("bkg", booking_id, request.quote_id)
    booking = until_settled(partial(_exchange, caller, booking_id, request.quote_id, new_id, set()))
    payment = None
    asked = request.payment(new_id) if booking.due.amount else None
    if asked is not None and booking.status is not BookingStatus.CONFIRMED:
        payment = start_payment(caller, asked, request.quote_id)
    refunds = refund_store.caused_by(new_id, booking.exchange.payments if booking.exchange else ())
    return exchange_view(booking, booking_id, payment, refunds)


def _exchange(caller: Caller, former_id: str, quote_id: str, new_id: str, lost: set[str]) -> Booking:
    """Write an exchange, or find what this very request has written before; return the new booking.

    Args:
        lost: seats that others were faster to take; it grows.

    Raises:
        Overtaken: what was read has changed, or others took a seat that was not wished for.
    """
    former = target.find_to_change(caller, former_id)
    made = bookings.find(new_id)
    if made is not None:
        return made.seen_at(epoch())
    wish = quotes.wish_of(quote_id)
    if wish is None or (wish["kind"], wish["booking_id"]) != ("exchange", former_id):
        raise NotFound("quote_not_found", f"This booking has no quote {quote_id}. Ask for a new one.")
    offer, seats = possible_exchange(caller, former, wish)
    if quotes.quote_id(former_id, offer.offer) != quote_id:
        raise Conflict(
            "quote_changed",
            "The booking or its terms have changed since this quote. Look at the new one.",
            quote=offered(offer, seats, wish),
        )
    labels = target.choose_seats(
        offer.sale, seats, offer.legs, offer.seats or [None] * len(former.places), lost
    )
    booking = bookings.booking_for(
        former, new_id, offer.sale, offer.legs, seated(offer, labels), offer.exchange
    )
    if offer.due.amount:
        booking = bookings.held(caller, booking)
    try:
        _write(offer, booking)
    except ConditionFailed as failure:
        lost |= _lost(offer, booking, failure)
        raise Overtaken from None
    return booking


def _lost(offer: ExchangeOffer, booking: Booking, failure: ConditionFailed) -> set[str]:
    """Return the seats to avoid after a failure; none if only the former booking has changed.

    Raises:
        Conflict: `seat_taken`: somebody was faster to take a seat that was wished for; `laps_full`,
            `luggage_full`.
        TooManyRequests: the counts of unpaid seats have no room.
    """
    taken = bookings.lost_seats(failure)
    for label in offer.seats:
        if label in taken:
            raise Conflict("seat_taken", f"Somebody was faster to take seat {label}.", seat=label)
    if full := bookings.full(booking, failure):
        raise full
    refusal, tired = bookings.refusal(failure, booking), bookings.tired_seats(failure, booking)
    if refusal is not None and (refusal.code != "seat_lapsed" or tired & set(offer.seats)):
        raise refusal
    return taken | tired


def _write(offer: ExchangeOffer, booking: Booking) -> None:
    """Write a new booking: held until the difference is paid, or at once in the place of the former one."""
    former, now, transaction = offer.former, epoch(), Transaction()
    if booking.status is BookingStatus.HELD:
        bookings.hold_into(transaction, booking)
    elif former.status is BookingStatus.CANCELLED:
        _rebook_into(transaction, offer, booking, now)
    else:
        bookings.take_into(transaction, booking, now)
        bookings.exchange_into(transaction, former, booking)
        tickets.return_into(transaction, [place.ticket_id for place in former.places])
        tickets.issue_into(transaction, booking)
        cause = booking.booking_id
        refunds = refunds_of(offer.refund, store.paid_for(former), booking, offer.why, cause, now)
        refund_store.owe_into(transaction, refunds)
        posting = ledger.exchange(booking.company_id, cause, offer.less, offer.refund, now)
        store.post_into(transaction, posting)
    bookings.list_into(transaction, former, booking)
    after = {
        "status": booking.status.value,
        "former": former.booking_id,
        "trip_id": booking.trip_id,
        "due": offer.due.amount,
        "refund": offer.refund.amount,
        "currency": booking.currency,
    }
    entry = audit.Entry("booking.exchanged", booking.booking_id, booking.company_id, after=after)
    audit.add_if_staff(transaction, entry)
    transaction.commit()
    count("BookingsExchanged" if booking.status is BookingStatus.CONFIRMED else "ExchangesBegun")


def _rebook_into(transaction: Transaction, offer: ExchangeOffer, booking: Booking, now: int) -> None:
    """Add to `transaction` that a booking takes the place of one whose trip was cancelled.

    The money that waits pays for it; what it costs less goes back.

    Raises:
        Overtaken: the money goes back already.
    """
    former, cause = offer.former, booking.booking_id
    payments = store.paid_for(former)
    if not payments[0].choice_left(now):
        raise Overtaken
    refunds = refunds_of(offer.refund, payments, booking, offer.why, cause, now)
    rest = next((refund for _, refund in refunds), None)
    bookings.take_into(transaction, booking, now)
    bookings.rebook_into(transaction, former, booking.booking_id)
    choice_store.keep_into(transaction, payments[0], rest)
    tickets.issue_into(transaction, booking)
    store.post_into(transaction, ledger.rebooking(booking.company_id, cause, offer.price, now))
