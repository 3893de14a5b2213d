"""The catalogue of events: a payload class for each type. Payloads hold identifiers and no personal data."""

from dataclasses import dataclass

PLATFORM = "platform"
"""Stands in `company_id` for what belongs to no company."""


@dataclass(frozen=True)
class Payload:
    """What every payload holds: the company that it concerns, or `platform`."""

    company_id: str


@dataclass(frozen=True)
class BookingHeld(Payload):
    """Seats were taken for a customer until `hold_expires_at` (epoch seconds)."""

    booking_id: str
    trip_id: str
    hold_expires_at: int


@dataclass(frozen=True)
class BookingConfirmed(Payload):
    """A booking was paid; its tickets are issued."""

    booking_id: str
    trip_id: str
    payment_id: str


@dataclass(frozen=True)
class BookingPeopleChanged(Payload):
    """Another passenger has a place of a paid booking, or a name or phone was mended."""

    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class BookingExpired(Payload):
    """A hold ended before it was paid."""

    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class BookingCancelled(Payload):
    """The company cancelled the trip; `paid` tells whether the booking was paid, so that money goes back."""

    booking_id: str
    trip_id: str
    paid: bool


@dataclass(frozen=True)
class BookingGivenBack(Payload):
    """The customer cancelled tickets of a paid booking.

    Attributes:
        tickets: how many were cancelled; 0 for all that were left, so that the booking is cancelled.
        refund: how much of their price goes back, in minor units of the booking's currency.
    """

    booking_id: str
    trip_id: str
    tickets: int
    refund: int


@dataclass(frozen=True)
class BookingExchanged(Payload):
    """A paid booking was exchanged for another one, `new_booking_id`, which is paid."""

    booking_id: str
    trip_id: str
    new_booking_id: str


@dataclass(frozen=True)
class BookingBusSwapped(Payload):
    """The trip of a booking got another bus; `seats_changed` is how many of its tickets have other seats."""

    booking_id: str
    trip_id: str
    seats_changed: int


@dataclass(frozen=True)
class BookingSalesChanged(Payload):
    """Stretches of a trip sold out, or can be booked again, or their sales end at another time.

    Attributes:
        stretches: the numbers of their first and last stops, as `0-1,0-2`.
    """

    trip_id: str
    stretches: str


@dataclass(frozen=True)
class WaitingJoined(Payload):
    """An entry of the waiting list is in line: it is new, or it declined an offer and waits on."""

    entry_id: str


@dataclass(frozen=True)
class WaitingOffered(Payload):
    """Seats are held for an entry of the waiting list."""

    entry_id: str
    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class WaitingEnded(Payload):
    """An entry of the waiting list is over without seats; `missed` if its offer was not paid in time."""

    entry_id: str
    missed: bool


@dataclass(frozen=True)
class TicketIssued(Payload):
    """A ticket may be used."""

    ticket_id: str
    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class TicketBoarded(Payload):
    """A ticket's passenger boarded."""

    ticket_id: str
    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class TicketVoid(Payload):
    """A ticket may not be used any more."""

    ticket_id: str
    booking_id: str
    trip_id: str


@dataclass(frozen=True)
class TicketResendAsked(Payload):
    """Somebody who knows a ticket's code and phone wants it sent again; `to` is `passenger` or `contact`."""

    ticket_id: str
    booking_id: str
    trip_id: str
    to: str


@dataclass(frozen=True)
class PaymentPending(Payload):
    """The provider has not yet decided on a payment that was started, or on a refund."""

    payment_id: str
    booking_id: str


@dataclass(frozen=True)
class PaymentSucceeded(Payload):
    """The money came in."""

    payment_id: str
    booking_id: str


@dataclass(frozen=True)
class PaymentFailed(Payload):
    """The provider refused the payment, or nobody paid in time; `reason` is our stable code."""

    payment_id: str
    booking_id: str
    reason: str


@dataclass(frozen=True)
class PaymentRefunded(Payload):
    """Money went back to the payer; `reason` is our stable code."""

    payment_id: str
    booking_id: str
    reason: str


@dataclass(frozen=True)
class PaymentRefundPending(Payload):
    """A part of a payment has to go back, and the provider is to be asked for it."""

    payment_id: str
    booking_id: str
    refund_id: str


@dataclass(frozen=True)
class PaymentPartRefunded(Payload):
    """A part of a payment went back to the payer.

    Attributes:
        amount: in minor units of the booking's currency.
        reason: our stable code.
    """

    payment_id: str
    booking_id: str
    refund_id: str
    amount: int
    reason: str


@dataclass(frozen=True)
class TripPublished(Payload):
    """A trip is on sale."""

    trip_id: str


@dataclass(frozen=True)
class TripBoarding(Payload):
    """Passengers may board."""

    trip_id: str


@dataclass(frozen=True)
class TripDeparted(Payload):
    """The bus left its first stop."""

    trip_id: str


@dataclass(frozen=True)
class TripArrived(Payload):
    """The bus reached its last stop."""

    trip_id: str


@dataclass(frozen=True)
class TripCancelled(Payload):
    """The company cancelled a trip; nothing of it is on sale any more."""

    trip_id: str


@dataclass(frozen=True)
class TripReconciled(Payload):
    """The books of a trip are closed."""

    trip_id: str


@dataclass(frozen=True)
class TripUndone(Payload):
    """A step of a trip was a mistake: the trip is not in the state `undone`, but in the one before."""

    trip_id: str
    undone: str


@dataclass(frozen=True)
class TripDelayed(Payload):
    """The expected times of a trip changed at some stops, which are counted from 0.

    Attributes:
        minutes: the delay at the stop where it is latest; 0 if the trip is on time again.
        first_stop, last_stop: those between which times changed.
    """

    trip_id: str
    minutes: int
    first_stop: int
    last_stop: int


@dataclass(frozen=True)
class BookingDelayed(Payload):
    """The passengers of a paid booking leave or arrive at another time than they were told.

    Attributes:
        departs, arrives: the expected times of their stretch, in epoch seconds.
    """

    booking_id: str
    trip_id: str
    departs: int
    arrives: int


@dataclass(frozen=True)
class StaffAlerted(Payload):
    """Somebody that operates or drives trips should know something of one.

    Attributes:
        alert: our stable word, as `broken_down`.
        label: what planners call the trip, or the number of the trips if it is about several.
    """

    account_id: str
    trip_id: str
    alert: str
    label: str


@dataclass(frozen=True)
class TripBrokenDown(Payload):
    """The bus of a trip cannot go on; nothing of the trip is on sale any more."""

    trip_id: str


@dataclass(frozen=True)
class TripMended(Payload):
    """A bus that had broken down goes on, or another one came."""

    trip_id: str


@dataclass(frozen=True)
class TripIncident(Payload):
    """Something was reported of a trip; `kind` is our stable word, as `road`."""

    trip_id: str
    incident_id: str
    kind: str


@dataclass(frozen=True)
class TripBusSwapBegun(Payload):
    """The bus of a trip is being swapped. Who began it finishes it, unless the process dies."""

    trip_id: str


@dataclass(frozen=True)
class TripBusSwapped(Payload):
    """A trip has another bus, all its passengers have their seats, and it is sold again."""

    trip_id: str
    bus_id: str
    former_bus_id: str
    driver_id: str
    former_driver_id: str


@dataclass(frozen=True)
class TripDriverChanged(Payload):
    """A trip that was on sale has another driver; where that comes with another bus, the swap tells it.

    Attributes:
        label, former_label: what planners call the trip, with its bus, and what they called it before. The
            trip may be gone when this is read.
    """

    trip_id: str
    driver_id: str
    former_driver_id: str
    label: str
    former_label: str


@dataclass(frozen=True)
class AccountDeleted(Payload):
    """An account was deleted; other services have to erase the person's data."""

    account_id: str


@dataclass(frozen=True)
class ThingChanged(Payload):
    """Something of a company was entered, changed or deleted: its profile, a route, a bus, one of its staff.

    Attributes:
        action: what happened, as `bus.taken_out`: the action of the audit record.
        target: id of the thing.
        audit_id: id of the audit record, which tells who did it and what changed.
    """

    action: str
    target: str
    audit_id: str


TYPES: dict[str, type[Payload]] = {
    "account.deleted": AccountDeleted,
    "booking.held": BookingHeld,
    "booking.confirmed": BookingConfirmed,
    "booking.people_changed": BookingPeopleChanged,
    "booking.expired": BookingExpired,
    "booking.cancelled": BookingCancelled,
    "booking.given_back": BookingGivenBack,
    "booking.exchanged": BookingExchanged,
    "booking.bus_swapped": BookingBusSwapped,
    "booking.sales_changed": BookingSalesChanged,
    "waiting.joined": WaitingJoined,
    "waiting.offered": WaitingOffered,
    "waiting.ended": WaitingEnded,
    "ticket.issued": TicketIssued,
    "ticket.boarded": TicketBoarded,
    "ticket.void": TicketVoid,
    "ticket.resend_asked": TicketResendAsked,
    "payment.pending": PaymentPending,
    "payment.succeeded": PaymentSucceeded,
    "payment.failed": PaymentFailed,
    "payment.refunded": PaymentRefunded,
    "payment.refund_pending": PaymentRefundPending,
    "payment.part_refunded": PaymentPartRefunded,
    "trip.published": TripPublished,
    "trip.boarding": TripBoarding,
    "trip.departed": TripDeparted,
    "trip.arrived": TripArrived,
    "trip.reconciled": TripReconciled,
    "trip.undone": TripUndone,
    "trip.bus_swap_begun": TripBusSwapBegun,
    "trip.bus_swapped": TripBusSwapped,
    "trip.driver_changed": TripDriverChanged,
    "trip.delayed": TripDelayed,
    "booking.delayed": BookingDelayed,
    "staff.alerted": StaffAlerted,
    "trip.broken_down": TripBrokenDown,
    "trip.mended": TripMended,
    "trip.incident": TripIncident,
    "trip.cancelled": TripCancelled,
    "thing.changed": ThingChanged,
}

_NAMES = {payload: name for name, payload in TYPES.items()}


def type_of(data: Payload) -> str:
    """Return the event type whose payload `data` is."""
    return _NAMES[type(data)]
