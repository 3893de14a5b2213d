"""The answers of the endpoints of promo codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.promo.codes import PromoCode, PromoCodeState
from tms.kernel.clock import at
from tms.kernel.money import Money


@dataclass(frozen=True)
class PromoCodeView:
    """A promo code. It takes off the part `percent` of each price or the `amount` of each booking. `spent` is
    what bookings have that are held or paid, `left` what is left of the `budget`, and `uses` the number of
    those bookings.

    Example:
        promo_code_id: prm_01KB3V8C4N7M2K9J5H1G6F3D8S
        promo_code: ADVENT10
        percent: 10
        amount: null
        valid_from: 2026-11-30T22:00:00+00:00
        valid_until: 2026-12-24T22:00:00+00:00
        route_ids: []
        uses: 12
        uses_per_person: 2
        paused: false
        state: ACTIVE
    """

    promo_code_id: str
    promo_code: str
    percent: int | None
    amount: Money | None
    budget: Money
    spent: Money
    left: Money
    uses: int
    uses_per_person: int | None
    valid_from: datetime
    valid_until: datetime
    route_ids: Sequence[str]
    paused: bool
    state: PromoCodeState
    created_at: datetime


@dataclass(frozen=True)
class PromoCodeList:
    """A page of a company's promo codes, in their order.

    Example:
        next_cursor: null
    """

    items: Sequence[PromoCodeView]
    next_cursor: str | None


def promo_code_view(promo: PromoCode, now: int) -> PromoCodeView:
    """Return the view of a code at the epoch second `now`."""
    return PromoCodeView(
        promo_code_id=promo.promo_code_id,
        promo_code=promo.code,
        percent=promo.percent,
        amount=None if promo.amount is None else Money(promo.amount, promo.currency),
        budget=Money(promo.budget, promo.currency),
        spent=Money(promo.budget - promo.left, promo.currency),
        left=Money(max(promo.left, 0), promo.currency),
        uses=promo.uses,
        uses_per_person=promo.uses_per_person,
        valid_from=at(promo.valid_from),
        valid_until=at(promo.valid_until),
        route_ids=promo.route_ids,
        paused=promo.paused,
        state=promo.state(now),
        created_at=at(promo.created_at),
    )
