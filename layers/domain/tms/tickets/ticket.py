"""Tickets and the states of their life cycle, pure: ISSUED > BOARDED, or VOID."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tms.bookings.booking import Booking, Place
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.money import Money
from tms.tickets.token import TicketClaims
from tms.tickets.verdict import Boarding, KnownTicket

VALID_AFTER_ARRIVAL_SECONDS = 12 * 3600
"""A ticket stays valid this long after the planned arrival, since a delay does not change the ticket."""


class TicketStatus(StrEnum):
    """The states of a ticket."""

    ISSUED = "ISSUED"
    BOARDED = "BOARDED"
    VOID = "VOID"


@dataclass(frozen=True)
class Ticket:
    """One passenger, one seat, one stretch of legs, one price.

    Attributes:
        owner: subject of the caller that owns the booking.
        passenger: the sealed passenger, see `tms.bookings.personal_data`; None after the erasure.
        start, stop: indexes of the stops where the passenger boards and alights.
        valid_until: epoch second.
        boarding: the scan that boarded it, if any did.
        former_seats: the seats that it had before the trip got another bus. Tokens that were made with one of
            them stay good.
        reissued: how many tickets of other passengers it follows.
        code: the short code, without the dash; None for a moment behind the issue.
        lap_child: the category of the child that travels on the passenger's lap; None without one.
        luggage: how many pieces the passenger takes beyond those that are free.
    """

    ticket_id: str
    booking_id: str
    trip_id: str
    company_id: str
    company: str
    route_id: str
    service_date: str
    owner: str
    seat: str
    passenger: str | None
    start: int
    stop: int
    origin_id: str
    origin: str
    destination_id: str
    destination: str
    departure_at: datetime
    arrival_at: datetime
    price: Money
    valid_until: int
    status: TicketStatus
    boarding: Boarding | None = None
    former_seats: tuple[str, ...] = ()
    code: str | None = None
    reissued: int = 0
    lap_child: str | None = None
    luggage: int = 0

    @property
    def claims(self) -> TicketClaims:
        """The claims that its token makes."""
        return TicketClaims(self.ticket_id, self.trip_id, self.seat, self.start, self.stop, self.valid_until)

    @property
    def known(self) -> KnownTicket:
        """What the verdict on a scan needs to know of it. A ticket exists only once it is paid."""
        return KnownTicket(
            trip_id=self.trip_id,
            seat=self.seat,
            first_leg=self.start,
            last_leg=self.stop,
            void=self.status is TicketStatus.VOID,
            paid=True,
            route_id=self.route_id,
            service_date=date.fromisoformat(self.service_date),
            former_seats=frozenset(self.former_seats),
        )

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: its owner may, and its company's staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_READ_COMPANY)

    def changeable_by(self, caller: Caller) -> bool:
        """Tell whether `caller` may change its passenger: its owner, and staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_CHANGE_COMPANY)


def tickets_of(booking: Booking) -> list[Ticket]:
    """Return the tickets that a paid booking becomes."""
    return [ticket_of(booking, place) for place in booking.places]


def ticket_of(booking: Booking, place: Place) -> Ticket:
    """Return the ticket that a place of a paid booking becomes."""
    return Ticket(
        ticket_id=place.ticket_id,
        booking_id=booking.booking_id,
        trip_id=booking.trip_id,
        company_id=booking.company_id,
        company=booking.company,
        route_id=booking.route_id,
        service_date=booking.service_date,
        owner=booking.owner,
        seat=place.seat,
        passenger=place.passenger,
        start=booking.start,
        stop=booking.stop,
        origin_id=booking.origin_id,
        origin=booking.origin,
        destination_id=booking.destination_id,
        destination=booking.destination,
        departure_at=booking.departure_at,
        arrival_at=booking.arrival_at,
        price=place.price,
        valid_until=int(booking.arrival_at.timestamp()) + VALID_AFTER_ARRIVAL_SECONDS,
        status=TicketStatus.ISSUED,
        lap_child=place.lap_child,
        luggage=place.luggage,
    )
