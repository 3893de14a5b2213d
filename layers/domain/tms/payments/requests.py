"""The bodies that the payment endpoints take."""

from typing import Annotated, Literal

from msgspec import Meta, field

from tms.bookings.booking import MAX_PASSENGERS
from tms.bookings.requests import SeatLabel
from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Phone, RecordId


class PayerRequest(Body):
    """The owner of the Mobile Money account that pays."""

    phone: Phone


class PaymentRequest(Body):
    """A payment that is wanted for a held booking."""

    booking_id: Annotated[RecordId, Wanted("the id of a booking, as bkg_01KB3V7A5M8N2B4V6C9X1Z3Q7W")]
    method: Annotated[Literal["momo"], Wanted("momo, for Mobile Money")]
    payer: Annotated[PayerRequest, Wanted("the payer, with a phone number")]


TicketId = Annotated[RecordId, Wanted("the id of a ticket, as tkt_01KB3V7X2M5P8R1T4V7Y0Z3B6D")]


class CancellationQuoteRequest(Body):
    """The tickets of a booking that may be cancelled; without `ticket_ids` all that are left."""

    ticket_ids: (
        Annotated[
            list[TicketId],
            Meta(min_length=1, max_length=MAX_PASSENGERS),
            Wanted(f"1 to {MAX_PASSENGERS} tickets, or nothing for all"),
        ]
        | None
    ) = None


class ExchangeQuoteRequest(Body):
    """Another trip of the company that all passengers of a booking want to take instead.

    Without `from` and `to` they board and alight where they do now. `seats` are in the order of the booking's
    tickets; without them the best ones are taken.
    """

    trip_id: Annotated[RecordId, Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH")]
    from_: Place | None = field(name="from", default=None)
    to: Place | None = None
    seats: (
        Annotated[
            list[SeatLabel], Meta(min_length=1, max_length=MAX_PASSENGERS), Wanted("a seat for each ticket")
        ]
        | None
    ) = None


class AcceptedExchange(Body):
    """A quote for an exchange that is taken up as it was offered.

    If something is due, the `payer` is asked for it at once. Without one the new booking is held until it is
    paid by `POST /payments`.
    """

    quote_id: Annotated[RecordId, Wanted("the id of a quote, as quo_01KB3V7Y6A9C2E5G8J1M4P7R0T")]
    payer: Annotated[PayerRequest, Wanted("the payer, with a phone number")] | None = None

    def payment(self, booking_id: str) -> PaymentRequest | None:
        """Return the request to pay for the new booking; None without a payer."""
        if self.payer is None:
            return None
        return PaymentRequest(booking_id=booking_id, method="momo", payer=self.payer)


class AcceptedQuote(Body):
    """A quote that is taken up as it was offered."""

    quote_id: Annotated[RecordId, Wanted("the id of a quote, as quo_01KB3V7Y6A9C2E5G8J1M4P7R0T")]


class MomoCallback(Body, forbid_unknown_fields=False):
    """The body that the provider sends when a charge has ended.

    Anybody could send it, so nothing in it is believed. `externalId` is the payment to ask the provider
    about.

    Example:
        externalId: pay_01KB3V7T2H6J9K4M8P1R5T7W0Y
    """

    payment_id: Annotated[RecordId, Wanted("the id of a payment, as pay_01KB3V7T2H6J9K4M8P1R5T7W0Y")] = field(
        name="externalId"
    )


class OwnPaymentsQuery(Body):
    """Which page of one's own payments; `limit` counts bookings."""

    cursor: Cursor | None = None
    limit: Limit = 20
