"""The exchange of a paid booking for one of another trip, pure: what is to be paid for it, or goes back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tms.bookings.booking import PROMO_CODE, Booking, Exchange, Place
from tms.bookings.sale import Sale
from tms.companies.policy import WHOLE
from tms.fleet.prices import PriceLine, total_of
from tms.kernel.money import Money, total
from tms.payments.cancellation import Terms
from tms.payments.refund import Why

MOST_PASSENGERS = 17
"""An exchange writes two seats, two tickets and more for each passenger; a transaction takes 100 writes."""

MOST_EXCHANGES = 3
"""How often what was once bought may be exchanged."""

WAIVED = "waived"
"""The kind of the line of a price that a passenger of a late bus does not pay."""


@dataclass(frozen=True)
class Swapped:
    """One passenger's part of an exchange: the place now, and its price on the other trip."""

    place: Place
    price: Money
    lines: tuple[PriceLine, ...]

    @property
    def waived(self) -> Money:
        """What the passenger would pay more if the bus were not late."""
        amount = -sum(line.amount for line in self.lines if line.kind == WAIVED)
        return Money(amount, self.price.currency)


@dataclass(frozen=True)
class ExchangeOffer:
    """An exchange as it would be now.

    Attributes:
        legs: of the other trip.
        seats: those that were wished for; empty if the best ones are taken.
        terms: what a cancellation would give back, of which a difference goes back as much.
        asked_at: epoch second at which the offer was made.
    """

    former: Booking
    sale: Sale
    legs: range
    seats: tuple[str, ...]
    swapped: Sequence[Swapped]
    terms: Terms
    asked_at: int

    @property
    def price(self) -> Money:
        """What the new tickets cost."""
        return total((each.price for each in self.swapped), self.sale.currency)

    @property
    def less(self) -> Money:
        """How much less the new tickets cost; nothing if they cost more."""
        return max(self.former.total - self.price, Money(0, self.sale.currency))

    @property
    def due(self) -> Money:
        """What is to be paid in addition."""
        return max(self.price - self.former.total, Money(0, self.sale.currency))

    @property
    def refund(self) -> Money:
        """What goes back: of the difference as much as of a price that is given back."""
        return Money(self.less.amount * self.terms.percent // WHOLE, self.sale.currency)

    @property
    def why(self) -> Why:
        """What the payer is told of the refund."""
        return self.terms.why if self.terms.carriers_fault else Why.TICKETS_EXCHANGED

    @property
    def exchange(self) -> Exchange:
        """What the new booking keeps of the former one."""
        before = self.former.exchange
        most = before.most_percent if before else WHOLE
        return Exchange(
            former_id=self.former.booking_id,
            changes=self.former.changes,
            credit=min(self.former.total, self.price).amount,
            payments=self.former.paid_by,
            number=(before.number if before else 0) + (self.terms.why is not Why.TRIP_CANCELLED),
            most_percent=min(most, self.terms.percent),
        )

    @property
    def offer(self) -> dict[str, Any]:
        """All that its quote offers."""
        return {
            "kind": "exchange",
            "changes": self.former.changes,
            "trip_id": self.sale.trip_id,
            "legs": [self.legs.start, self.legs.stop],
            "seats": self.seats,
            "lines": [
                [each.place.ticket_id, each.place.price.amount, each.price.amount] for each in self.swapped
            ],
            "refund": self.refund.amount,
            "asked_at": self.asked_at,
        }


def swapped(place: Place, sale: Sale, legs: range, *, carriers_fault: bool) -> Swapped:
    """Return a passenger's part of an exchange; where the carrier is at fault it costs no more than before.

    What a promo code took off is taken off again, as far as the price allows.

    Raises:
        UnknownCategory: the other trip has no such category of passengers.
    """
    lines = (*sale.lines(legs, place.category), *_carriage_lines(place, sale, legs))
    lines = (*lines, *_promo_lines(place, total_of(lines)))
    more = total_of(lines) - place.price.amount
    if carriers_fault and more > 0:
        lines = (*lines, PriceLine(WAIVED, "", -more))
    return Swapped(place, Money(total_of(lines), sale.currency), lines)


def _carriage_lines(place: Place, sale: Sale, legs: range) -> Iterator[PriceLine]:
    """Yield what a child on the lap costs on the other trip, and extra luggage what it cost before."""
    if place.lap_child is not None:
        yield sale.lap_line(legs, place.lap_child)
    yield from (line for line in place.lines if line.kind == "luggage")


def _promo_lines(place: Place, price: int) -> Iterator[PriceLine]:
    for line in place.lines:
        if line.kind == PROMO_CODE and price:
            yield PriceLine(PROMO_CODE, line.label, max(line.amount, -price))


def seated(offer: ExchangeOffer, labels: Sequence[str]) -> list[Place]:
    """Return the places of the new booking; tickets and passengers are still those of the former one."""
    return [
        replace(each.place, seat=label, price=each.price, lines=each.lines if len(each.lines) > 1 else ())
        for each, label in zip(offer.swapped, labels, strict=True)
    ]
