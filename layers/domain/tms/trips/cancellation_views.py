"""What the preview of a cancellation answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.money import Money
from tms.trips.sold_journeys import SoldJourney


@dataclass(frozen=True)
class InsteadView:
    """A trip that passengers may take instead, from the first stop to the last.

    Example:
        company: Ikirere Express
        bus_class: standard
        seats_free: 12
    """

    trip_id: str
    company: str
    bus_class: str
    departure_at: datetime
    arrival_at: datetime
    price: Money
    seats_free: int


@dataclass(frozen=True)
class CancellationPreview:
    """What a cancellation would do now.

    Attributes:
        bookings, passengers: those that have paid and would be told.
        refund: what would go back to them together.
        unpaid_bookings: holds that would end; a payment that runs for one goes back when it comes.
        next_trips: the next ones with free seats, by any company, on the day and the day after.

    Example:
        bookings: 9
        passengers: 14
        unpaid_bookings: 1
    """

    trip_id: str
    bookings: int
    passengers: int
    refund: Money
    unpaid_bookings: int
    next_trips: Sequence[InsteadView]


def instead_view(journey: SoldJourney, seats_free: int) -> InsteadView:
    """Return the view of a journey and the number of seats that are free for it."""
    return InsteadView(
        trip_id=journey.trip_id,
        company=journey.company,
        bus_class=journey.bus_class,
        departure_at=journey.departure_at,
        arrival_at=journey.arrival_at,
        price=Money(journey.amount, journey.currency),
        seats_free=seats_free,
    )
