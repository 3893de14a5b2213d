"""What bookings take beside their seats: of a promo code's budget, and of a bus's room for other things.

Each is noted in the booking, and given back by whatever ends or lowers it, in the same transaction.
"""

from collections.abc import Iterable
from typing import Any

from tms.bookings.booking import Booking, Place, load_of, promo_off
from tms.bookings.carriage import store as carriage
from tms.bookings.promo import store as promo
from tms.kernel.store import ConditionFailed, Transaction

Own = tuple[list[Any], Any]
"""What the booking's own write is to do, and its condition."""


def confirm_into(transaction: Transaction, booking: Booking) -> Own:
    """Add to `transaction` that a booking which is paid late takes again what it gave back when it lapsed."""
    return _both(promo.confirm_into(transaction, booking), carriage.confirm_into(transaction, booking))


def give_back_into(transaction: Transaction, booking: Booking, kept: Iterable[Place] = ()) -> Own:
    """Add to `transaction` that a booking gives back what it has, but for what these places need."""
    places = list(kept)
    return _both(
        promo.give_back_into(transaction, booking, promo_off(places)),
        carriage.give_back_into(transaction, booking, load_of(places)),
    )


def exchange_into(transaction: Transaction, former: Booking, booking: Booking) -> Own:
    """Add to `transaction` that a booking takes the place of a former one, which gives back what it has."""
    return _both(
        promo.exchange_into(transaction, former, booking),
        carriage.give_back_into(transaction, former, label=carriage.FORMER),
    )


def are_gone(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because a budget or the bus has no room any more."""
    return promo.is_gone(failure) or carriage.is_full(failure)


def _both(first: Own, second: Own) -> Own:
    return [*first[0], *second[0]], first[1] & second[1]
