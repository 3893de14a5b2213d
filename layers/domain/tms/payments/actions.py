"""What a caller may do with a booking now, by the same rules by which the operations refuse; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.extension import possible_end
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict
from tms.payments.changeable import require_exchangeable, terms_now
from tms.payments.lowered_parts import require_later_given_back
from tms.payments.payable import require_payable
from tms.payments.payment import Payment
from tms.tickets.reissuable import require_reissuable
from tms.tickets.ticket import Ticket, TicketStatus


class BookingAction(StrEnum):
    """What can be done with a booking, or with some of its tickets."""

    PAY = "pay"
    EXTEND = "extend"
    RELEASE = "release"
    CANCEL = "cancel"
    EXCHANGE = "exchange"
    CHANGE_PASSENGER = "change_passenger"
    TAKE_MONEY_BACK = "take_money_back"


@dataclass(frozen=True)
class Standing:
    """A booking with what decides on its actions.

    Attributes:
        booking: as it is at `now`, an epoch second.
        tickets: those that were issued for it.
        latest: the payment that was begun last.
        late_s: how late the bus is where the passengers board; None if the trip was cancelled.
        broken_s: see `tms.payments.broken_journey`.
        parts: the bookings of its journey, if it is a part of one.
        sells: whether its company sells tickets at present.
    """

    booking: Booking
    tickets: Sequence[Ticket]
    latest: Payment | None
    late_s: int | None
    sells: bool
    now: int
    broken_s: int | None = None
    parts: Sequence[Booking] = ()

    def refund_percent(self) -> int:
        """Return how much of the price a cancellation gives back now.

        Raises:
            Conflict: as `terms_now`.
        """
        return terms_now(self.booking, self.late_s, self.now, self.broken_s).percent

    def require_exchangeable(self) -> None:
        """Refuse a booking that cannot be exchanged for any other one.

        Raises:
            Conflict: as `terms_now`, `require_exchangeable` and `require_later_given_back`.
        """
        if not self.may_choose:
            self.refund_percent()
            require_exchangeable(self.booking)
            require_later_given_back(self.booking, len(self.booking.places), self.parts)

    def require_cancellable(self) -> None:
        """Refuse a booking of which not even one ticket can be cancelled.

        Raises:
            Conflict: as `terms_now` and `require_later_given_back`.
        """
        self.refund_percent()
        require_later_given_back(self.booking, 1, self.parts)

    @property
    def may_choose(self) -> bool:
        """Tell whether the trip was cancelled, and another one may be taken instead of the money."""
        return self.booking.may_choose(self.now)


def allowed(standing: Standing, caller: Caller) -> list[BookingAction]:
    """Return what a caller may do with a booking now, in the order of `BookingAction`.

    The operations may still refuse what others do meanwhile, or what the request asks for. Staff of a company
    that is suspended may do no more than its sold tickets need.
    """
    booking = standing.booking
    checks: dict[BookingAction, Callable[[], object]] = {
        BookingAction.PAY: partial(require_payable, booking, standing.latest),
        BookingAction.EXTEND: partial(possible_end, booking),
        BookingAction.CANCEL: standing.require_cancellable,
        BookingAction.EXCHANGE: standing.require_exchangeable,
    }
    good = {
        BookingAction.RELEASE: booking.status is BookingStatus.HELD,
        BookingAction.CANCEL: any(each.status is TicketStatus.ISSUED for each in standing.tickets),
        BookingAction.EXCHANGE: not any(each.status is TicketStatus.BOARDED for each in _left(standing)),
        BookingAction.TAKE_MONEY_BACK: standing.may_choose,
        BookingAction.CHANGE_PASSENGER: any(_reissuable(each, standing) for each in standing.tickets),
    }
    return [
        action
        for action in BookingAction
        if good.get(action, True)
        and _may(action, standing, caller)
        and (action not in checks or _holds(checks[action]))
    ]


def _may(action: BookingAction, standing: Standing, caller: Caller) -> bool:
    """Tell whether the caller may do so at all, and whether the company sells where that counts."""
    if action in {BookingAction.PAY, BookingAction.EXTEND, BookingAction.EXCHANGE} and not standing.sells:
        return False
    if action is BookingAction.RELEASE and caller.company is not None and not standing.sells:
        return False
    if action is BookingAction.PAY:
        return caller.can(Permission.PAY)
    together = action in {BookingAction.EXTEND, BookingAction.RELEASE}
    if together and not all(part.changeable_by(caller) for part in standing.parts):
        return False
    changes = caller.can(Permission.BOOK) or caller.can(Permission.BOOKING_CHANGE_COMPANY)
    return changes and standing.booking.changeable_by(caller)


def _left(standing: Standing) -> list[Ticket]:
    """Return the tickets that were not cancelled."""
    good = {place.ticket_id for place in standing.booking.places}
    return [each for each in standing.tickets if each.ticket_id in good]


def _reissuable(ticket: Ticket, standing: Standing) -> bool:
    return _holds(partial(require_reissuable, ticket, standing.late_s, standing.now))


def _holds(check: Callable[[], object]) -> bool:
    try:
        check()
    except Conflict:
        return False
    return True
