"""The answers about changes of paid bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus, GivenBack
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money
from tms.payments.cancellation import Cancellation
from tms.payments.refund import Refund, Why
from tms.payments.views import RefundView, refund_view


@dataclass(frozen=True)
class CancellationLine:
    """What the cancellation of one ticket gives back of its price."""

    ticket_id: str
    seat: str
    price: Money
    refund: Money


@dataclass(frozen=True)
class CancellationQuote:
    """What a cancellation gives back until `until`, as long as the booking stays as it is.

    `fee` is what the company keeps. `reason` is `tickets_cancelled`, or `trip_late` where the bus is so late
    that all goes back.

    Example:
        quote_id: quo_01KB3V7Y6A9C2E5G8J1M4P7R0T
        percent: 50
        reason: tickets_cancelled
        until: 2026-12-01T06:00:00+02:00
    """

    quote_id: str
    booking_id: str
    lines: Sequence[CancellationLine]
    price: Money
    refund: Money
    fee: Money
    percent: int
    reason: Why
    until: datetime


@dataclass(frozen=True)
class TicketsCancelled:
    """A cancellation that was made. `tickets_left` tells how many tickets of the booking stay good, `refunds`
    what goes back of its payments.

    Example:
        cancelled_at: 2026-11-30T20:05:00+02:00
        status: CANCELLED
        tickets_left: 0
    """

    booking_id: str
    quote_id: str
    status: BookingStatus
    tickets_left: int
    cancelled_at: datetime
    refund: Money
    refunds: Sequence[RefundView]


def cancellation_quote(quote_id: str, cancellation: Cancellation) -> CancellationQuote:
    """Return the view of a quote for a cancellation."""
    booking = cancellation.booking
    return CancellationQuote(
        quote_id=quote_id,
        booking_id=booking.booking_id,
        lines=[
            CancellationLine(line.place.ticket_id, line.place.seat, line.place.price, line.refund)
            for line in cancellation.lines
        ],
        price=cancellation.price,
        refund=cancellation.refund,
        fee=cancellation.price - cancellation.refund,
        percent=cancellation.terms.percent,
        reason=cancellation.terms.why,
        until=at(cancellation.terms.until, offset_of(booking.departure_at)),
    )


def tickets_cancelled(booking: Booking, part: GivenBack, refunds: Sequence[Refund]) -> TicketsCancelled:
    """Return the view of a cancellation; `booking` is as it is afterwards."""
    offset = offset_of(booking.departure_at)
    return TicketsCancelled(
        booking_id=booking.booking_id,
        quote_id=part.quote_id,
        status=booking.status,
        tickets_left=len(booking.places) if booking.status is BookingStatus.CONFIRMED else 0,
        cancelled_at=at(part.at, offset),
        refund=Money(part.refund, booking.currency),
        refunds=[refund_view(each, offset) for each in refunds],
    )
