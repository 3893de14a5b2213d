"""The news of an event: the message, the booking that it is about, and where it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tms.accounts import for_notifications as accounts
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.for_notifications import people as bookings
from tms.kernel.clock import at, epoch, offset_of
from tms.kernel.events.catalogue import (
    BookingBusSwapped,
    BookingCancelled,
    BookingConfirmed,
    BookingDelayed,
    BookingGivenBack,
    PaymentFailed,
    PaymentPartRefunded,
    PaymentRefunded,
    TicketResendAsked,
)
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.sms_rules import SmsKind
from tms.kernel.money import Money
from tms.notifications import messages
from tms.notifications.messages import Instead, Message
from tms.payments import for_notifications as payments
from tms.tickets.for_notifications.codes import codes_of, holder_of
from tms.trips.for_notifications import cancelled as trips
from tms.trips.for_notifications import trips as running

WithTickets = BookingConfirmed | TicketResendAsked
"""The news that are the tickets of a booking themselves."""

Told = (
    BookingBusSwapped
    | BookingCancelled
    | BookingDelayed
    | BookingGivenBack
    | PaymentFailed
    | PaymentPartRefunded
    | PaymentRefunded
    | WithTickets
)

TO_CONTACT = "contact"
"""What `TicketResendAsked.to` is where the customer asked, who gets all tickets of the booking."""

_OVER = frozenset({BookingStatus.CANCELLED, BookingStatus.EXCHANGED})
"""The states in which a booking that was paid has no good tickets."""

OFFERED = 3
"""How many of the next trips are named where one was cancelled."""


@dataclass(frozen=True)
class News:
    """A message, the booking that it is about, and where it is sent.

    Attributes:
        names: the names of the passengers, in the order of the booking's places.
        with_tickets: whether the mail holds the codes of the tickets.
        email, phone: those of the booking's contact, else of the passenger's account that made the booking.
            The phone is else that of the first passenger.
        sms: the kind of SMS that it is; None if it is sent by mail alone. Anybody can let payments fail and
            give any phone number, so that a failed payment is no reason for an SMS, for which we pay, and
            neither is the end of a hold. After the others, somebody has paid.
    """

    booking: Booking
    message: Message
    names: Sequence[str]
    with_tickets: bool
    email: str | None
    phone: str | None
    sms: SmsKind | None


def news_of(event: CloudEvent) -> News | None:
    """Return the news of an event; None if nobody is to be told.

    Nobody is left to be told of a booking that was erased, and nobody is sent the tickets of a booking that
    was cancelled meanwhile.

    Raises:
        TypeError: nobody is told of such events; the queue's filter should not have let it in.
        LookupError: there is no such booking.
    """
    data = event.data
    if not isinstance(data, Told):
        raise TypeError(f"nobody is told of {event.type}")
    booking = bookings.find(data.booking_id)
    if booking is None:
        raise LookupError(f"{event.type} names {data.booking_id}, which does not exist")
    if booking.erased_at is not None:
        logger.info("the booking was erased; nobody is told", extra={"booking_id": booking.booking_id})
        count("MessagesToNobody")
        return None
    if isinstance(data, WithTickets | BookingBusSwapped) and booking.status in _OVER:
        logger.info("the booking is over", extra={"booking_id": booking.booking_id})
        return None
    if isinstance(data, TicketResendAsked) and data.to != TO_CONTACT:
        return _to_passenger(booking, data.ticket_id)
    guest = booking.is_guests
    email, phone = (None, None) if guest else accounts.reachable_at(booking.owner)
    contact = bookings.customer_of(booking).contact
    passengers = bookings.passengers_of(booking)
    names = [each.name or "" for each in passengers]
    message = _message(data, booking.seen_at(epoch()), names)
    return News(
        booking=booking,
        message=message,
        names=names,
        with_tickets=isinstance(data, WithTickets) or _reseats(data),
        email=contact.email or email,
        phone=contact.phone or phone or passengers[0].phone,
        sms=_sms_of(data) if message.sms else None,
    )


def _to_passenger(booking: Booking, ticket_id: str) -> News | None:
    """Return a ticket as news for its present holder, by SMS; None if it was erased or has no number."""
    holder = holder_of(ticket_id)
    one = replace(booking, places=[each for each in booking.places if each.ticket_id == ticket_id])
    if holder is None or holder.phone is None or not one.places:
        return None
    names = [holder.name or ""]
    return News(
        booking=one,
        message=_confirmed(one, names),
        names=names,
        with_tickets=True,
        email=None,
        phone=holder.phone,
        sms=SmsKind.TICKET,
    )


def _confirmed(booking: Booking, names: Sequence[str]) -> Message:
    return messages.confirmed(booking, names, codes_of(each.ticket_id for each in booking.places))


def _sms_of(data: Told) -> SmsKind | None:
    if isinstance(data, BookingCancelled):
        return SmsKind.NOTICE if data.paid else None
    if isinstance(data, BookingBusSwapped | BookingDelayed | BookingGivenBack):
        return SmsKind.NOTICE
    if isinstance(data, WithTickets):
        return SmsKind.TICKET
    return SmsKind.REFUND if isinstance(data, PaymentRefunded | PaymentPartRefunded) else None


def _reseats(data: Told) -> bool:
    return isinstance(data, BookingBusSwapped) and data.seats_changed > 0


def _message(data: Told, booking: Booking, names: Sequence[str]) -> Message:
    if isinstance(data, BookingCancelled):
        reason = trips.why_cancelled(data.trip_id)
        return messages.cancelled(booking, reason, _instead(booking), paid=data.paid)
    if isinstance(data, BookingBusSwapped):
        trip = running.find(data.trip_id)
        lowered = running.lowered_by(data.trip_id, booking.swap_id) if booking.swap_id else {}
        return messages.bus_swapped(booking, names, trip.plate if trip and trip.runs else "", lowered)
    if isinstance(data, WithTickets):
        return _confirmed(booking, names)
    if isinstance(data, BookingDelayed):
        departs = at(data.departs, offset_of(booking.departure_at))
        return messages.delayed(booking, departs, at(data.arrives, offset_of(booking.arrival_at)))
    if isinstance(data, BookingGivenBack):
        return messages.given_back(booking, data.tickets, Money(data.refund, booking.currency))
    if isinstance(data, PaymentPartRefunded):
        amount = Money(data.amount, booking.currency)
        return messages.part_refunded(booking, amount, payments.in_words(data.reason))
    if isinstance(data, PaymentFailed):
        return messages.payment_failed(booking, payments.in_words(data.reason))
    return messages.refunded(booking, payments.in_words(data.reason))


def _instead(booking: Booking) -> list[Instead]:
    stretch = trips.Stretch(booking.origin_id, booking.destination_id, booking.departure_at)
    found = trips.next_trips(booking.trip_id, stretch, len(booking.places), OFFERED)
    return [
        Instead(each.company, each.departure_at, each.arrival_at, Money(each.amount, each.currency))
        for each, _ in found
    ]
