"""The facts that every format of a ticket is made of; pure."""

from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Passenger
from tms.kernel.errors import Conflict
from tms.tickets.ticket import Ticket, TicketStatus


@dataclass(frozen=True)
class BoardingPlace:
    """Where a passenger boards; the position is in WGS84 degrees.

    Example:
        name: Kigali-Nyabugogo
    """

    station_id: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Facts:
    """A ticket, and what its passenger needs to know beside it.

    Attributes:
        token: the text of the QR code.
        boarding_place, plate: None if the trip is no longer on record.
        company_phone: E.164; None if the company is no longer on record.
        departs, arrives: the expected times: the scheduled ones and the delay that the company told.
        at: the moment at which all this was so.
    """

    ticket: Ticket
    passenger: Passenger
    token: str
    boarding_place: BoardingPlace | None
    plate: str | None
    company_phone: str | None
    departs: datetime
    arrives: datetime
    at: datetime

    @property
    def is_void(self) -> bool:
        """Tell whether nobody boards with the ticket any more."""
        return self.ticket.status is TicketStatus.VOID

    @property
    def way(self) -> str:
        """Where from and to, in words."""
        return f"{self.ticket.origin} - {self.ticket.destination}"

    @property
    def is_late(self) -> bool:
        """Tell whether the company expects another departure than the scheduled one."""
        return self.departs != self.ticket.departure_at

    @property
    def reference(self) -> str:
        """The reference of the booking that people read: the last eight characters of its id."""
        return self.ticket.booking_id[-8:]


def require_valid(facts: Facts) -> Facts:
    """Return the facts of a ticket that is not void.

    Raises:
        Conflict: `ticket_void`.
    """
    if facts.is_void:
        raise Conflict("ticket_void", "This ticket was cancelled or replaced, so it is not printed any more.")
    return facts
