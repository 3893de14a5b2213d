"""Taking a trip off sale, so that a buyer at the same second either has a seat or finds none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tms.bookings import sale_store
from tms.bookings.seats import SOLD, Seat
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Transaction


@dataclass
class Withdrawal:
    """The seats of a trip, taken off sale together with other writes.

    Attributes:
        early: seats for which the transaction has no room; they are withdrawn before it.
    """

    trip_id: str
    early: list[Seat] = field(default_factory=list)

    def add_into(self, transaction: Transaction) -> None:
        """Add to `transaction` that the trip is off sale. Call it last: it fills `transaction` up.

        Where a bus has more seats than fit in, the others are withdrawn before, in transactions of their own.
        After a crash in between the trip sells too little, never too much; the same call finishes the work.

        Raises:
            Conflict: `seats_taken`: somebody has a seat, with the numbers of `sold` and `held` seats.
        Raises (at the commit):
            ConditionFailed: see `explain`.
        """
        now, seats = epoch(), sale_store.seats_of(self.trip_id)
        refuse_taken(seats, now)
        sale_store.end_sale_into(transaction, self.trip_id)
        room = sale_store.MOST_WRITES - len(transaction)
        for start in range(room, len(seats), sale_store.MOST_WRITES):
            several = seats[start : start + sale_store.MOST_WRITES]
            before = Transaction()
            sale_store.withdraw_into(before, self.trip_id, several, now)
            if not before.happens():
                self.put_back()
                raise _taken(sale_store.seats_of(self.trip_id), now)
            self.early += several
        sale_store.withdraw_into(transaction, self.trip_id, seats[:room], now)

    def put_back(self) -> None:
        """Put the seats on sale again that were withdrawn before a transaction which failed."""
        sale_store.put_back(self.trip_id, self.early, epoch())

    def explain(self, failure: ConditionFailed) -> None:
        """Put back what was withdrawn, and refuse if the transaction failed because somebody took a seat.

        Raises:
            Conflict: `seats_taken`.
        """
        self.put_back()
        if sale_store.lost_seat(failure):
            now = epoch()
            refuse_taken(sale_store.seats_of(self.trip_id), now)


def refuse_taken(seats: Sequence[Seat], now: int) -> None:
    """Refuse to take a trip off sale while somebody has a seat.

    Raises:
        Conflict: `seats_taken`.
    """
    if any(not seat.leg_free(leg, now) for seat in seats for leg in seat.claims):
        raise _taken(seats, now)


def _taken(seats: Sequence[Seat], now: int) -> Conflict:
    ends = [[claim.until for claim in seat.claims.values() if claim.until > now] for seat in seats]
    sold = sum(SOLD in each for each in ends)
    held = sum(bool(each) for each in ends) - sold
    detail = f"Passengers have seats: {sold} sold, {held} held. Holds end by themselves after some minutes."
    return Conflict("seats_taken", detail, sold=sold, held=held)
