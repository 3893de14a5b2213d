"""The answer that shows a booking with all that its page needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.extension import possible_end
from tms.bookings.views import BookingView
from tms.companies.company import Company
from tms.companies.policy import bands_in_words
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, offset_of
from tms.kernel.errors import Conflict
from tms.kernel.money import Money, total
from tms.payments.actions import BookingAction, Standing, allowed
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.refund import Refund, RefundStatus
from tms.payments.views import PaymentView, payment_view
from tms.tickets.codes import shown
from tms.tickets.formats.facts import BoardingPlace
from tms.tickets.ticket import Ticket, TicketStatus
from tms.trips.public_views import PublicTrip, public_trip
from tms.trips.trip import Trip


@dataclass(frozen=True)
class HoldView:
    """The hold of a booking that is not paid. `extendable_until` is its end once it is extended; null where
    that is not possible (any more). `released_at` tells when its customer let the seats go.

    Example:
        expires_at: 2026-11-30T19:40:00+02:00
        extendable_until: 2026-11-30T19:50:00+02:00
        extended_at: null
        released_at: null
    """

    expires_at: datetime
    extendable_until: datetime | None
    extended_at: datetime | None
    released_at: datetime | None


@dataclass(frozen=True)
class TicketState:
    """The state of an issued ticket, and the short code that a conductor can type. The code is null for a
    moment behind the issue. GET /tickets/{ticket_id}/qr.svg draws the ticket's code.

    Example:
        status: ISSUED
        code: 7KQD-92MF
    """

    ticket_id: str
    seat: str
    status: TicketStatus
    code: str | None


@dataclass(frozen=True)
class MoneyBack:
    """How much money of the booking's payments is on its way back, and how much has arrived."""

    going_back: Money
    gone_back: Money


@dataclass(frozen=True)
class BookingOverview:
    """A booking with all that its page shows.

    `trip` has the stops, the company with its phone, delays and the rules of luggage; it is null where the
    trip is no longer on record. The expected times are those of the booking's own stops. `plate` is that of
    the bus that a paid booking's trip has now.

    `hold` is null once the booking is paid or cancelled. `tickets` are the issued ones, the void ones behind
    the good ones. `payments` begin with the latest. `rules` say in words what a cancellation gives back, and
    `refund_percent` what it gives back now; it is null where nothing can be cancelled.

    `choose_until` tells until when an exchange for another trip is free, because the company cancelled this
    one; its money waits until then. It is null where there is no such choice.

    `allowed` names what the caller may do now; others may be faster, so the operations may still refuse.

    Example:
        hold: null
        plate: RAB 123 C
        expected_departure_at: 2026-12-01T06:45:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        rules: ["Cancel at least 24 hours before the departure: the whole price is paid back."]
        refund_percent: 100
        choose_until: null
        allowed: ["cancel", "exchange", "change_passenger"]
    """

    booking: BookingView
    hold: HoldView | None
    trip: PublicTrip | None
    boarding_place: BoardingPlace | None
    expected_departure_at: datetime
    expected_arrival_at: datetime
    plate: str | None
    tickets: Sequence[TicketState]
    payments: Sequence[PaymentView]
    money_back: MoneyBack
    rules: Sequence[str]
    refund_percent: int | None
    choose_until: datetime | None
    allowed: Sequence[BookingAction]


@dataclass(frozen=True)
class Journey:
    """What is known of the trip of a booking; both are None where they are no longer on record."""

    trip: Trip | None
    company: Company | None


def booking_overview(
    view: BookingView,
    standing: Standing,
    journey: Journey,
    payments: Sequence[tuple[Payment, Sequence[Refund]]],
    caller: Caller,
) -> BookingOverview:
    """Return the view of a booking for its page.

    Args:
        view: of the booking.
        payments: each with its refunds, the latest first.
    """
    booking, trip = standing.booking, journey.trip
    paid = booking.status is BookingStatus.CONFIRMED
    shown_trip = public_trip(trip, journey.company) if trip else None
    plate = (trip.plate if paid else shown_trip.plate) if trip and shown_trip else None
    return BookingOverview(
        booking=view,
        hold=_hold(booking),
        trip=shown_trip,
        boarding_place=_boarding_place(trip, booking.start) if trip else None,
        expected_departure_at=booking.departure_at + _late(trip, booking.start),
        expected_arrival_at=booking.arrival_at + _late(trip, booking.stop),
        plate=plate,
        tickets=[_ticket(each) for each in sorted(standing.tickets, key=_void_last)],
        payments=[payment_view(*each) for each in payments],
        money_back=_money_back(booking, payments),
        rules=list(bands_in_words(booking.bands)),
        refund_percent=_refund_percent(standing),
        choose_until=_choose_until(standing),
        allowed=allowed(standing, caller),
    )


def _hold(booking: Booking) -> HoldView | None:
    if booking.status not in {BookingStatus.HELD, BookingStatus.EXPIRED}:
        return None
    offset = offset_of(booking.departure_at)
    try:
        until = at(possible_end(booking), offset)
    except Conflict:
        until = None
    return HoldView(
        expires_at=at(booking.hold_expires_at, offset),
        extendable_until=until,
        extended_at=at(booking.extended_at, offset) if booking.extended_at else None,
        released_at=at(booking.released_at, offset) if booking.released_at else None,
    )


def _boarding_place(trip: Trip, start: int) -> BoardingPlace:
    stop = trip.stops[start]
    return BoardingPlace(stop.station_id, stop.name, stop.latitude, stop.longitude)


def _late(trip: Trip | None, stop: int) -> timedelta:
    return trip.late(stop) if trip else timedelta()


def _ticket(ticket: Ticket) -> TicketState:
    code = shown(ticket.code) if ticket.code else None
    return TicketState(ticket.ticket_id, ticket.seat, ticket.status, code)


def _void_last(ticket: Ticket) -> bool:
    return ticket.status is TicketStatus.VOID


def _money_back(booking: Booking, payments: Sequence[tuple[Payment, Sequence[Refund]]]) -> MoneyBack:
    """Add up whole payments that go back, and parts of others; of a journey's payment the booking's own."""
    whole = [(payment.status, payment.left_for(booking.booking_id)) for payment, _ in payments]
    parts = [
        (each.status, each.amount)
        for payment, refunds in payments
        for each in refunds
        if not payment.journey or each.booking_id == booking.booking_id
    ]
    return MoneyBack(
        total((left for state, left in whole if state is PaymentStatus.REFUNDING), booking.currency)
        + total((part for state, part in parts if state is RefundStatus.REFUNDING), booking.currency),
        total((left for state, left in whole if state is PaymentStatus.REFUNDED), booking.currency)
        + total((part for state, part in parts if state is RefundStatus.REFUNDED), booking.currency),
    )


def _choose_until(standing: Standing) -> datetime | None:
    booking = standing.booking
    if booking.choose_until is None or not standing.may_choose:
        return None
    return at(booking.choose_until, offset_of(booking.departure_at))


def _refund_percent(standing: Standing) -> int | None:
    try:
        return standing.refund_percent()
    except Conflict:
        return None
