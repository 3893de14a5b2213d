"""Promo codes, pure: for which bookings a code is, what it takes off, and the state that it is in.

A code takes off a part of each ticket's price, or an amount of the whole booking. It never takes more than
`MOST_PERCENT` of what a booking costs, so that something is left to be paid. An amount is spread over the
tickets by their prices, so that each ticket has a price of its own to give back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.fleet.prices import part_of
from tms.kernel.access.caller import Caller

MOST_PERCENT = 90
"""The most that a code takes off a booking, in percent of its price."""

LONGEST_S = 366 * 24 * 3600
"""The longest time from now to the end of a code."""


class PromoCodeState(StrEnum):
    """What a code does at present. One that is used up has no budget left."""

    EARLY = "EARLY"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    USED_UP = "USED_UP"
    OVER = "OVER"


@dataclass(frozen=True)
class PromoCode:
    """A code by which a company's passengers pay less.

    Attributes:
        code: capital letters and digits; no other code of the company has the same.
        percent: of each price; None if it takes off an amount.
        amount: of each booking, in minor units; None if it takes off a part.
        valid_from, valid_until: epoch seconds between which it may be entered, `valid_until` left out.
        route_ids: for these routes; empty for all.
        uses_per_person: how many bookings of one person it may be used for; None for any number.
        budget: all that it may take off, in minor units.
        left: what is left of that. It is below 0 if the budget was cut below what was taken off before.
        uses: how many bookings have it that are held or paid.
    """

    promo_code_id: str
    company_id: str
    code: str
    percent: int | None
    amount: int | None
    currency: str
    valid_from: int
    valid_until: int
    route_ids: tuple[str, ...]
    uses_per_person: int | None
    budget: int
    left: int
    uses: int
    paused: bool
    revision: int
    request_hash: str
    created_at: int

    @property
    def terms(self) -> dict[str, object]:
        """What it takes off, when, and how often."""
        return {
            "percent": self.percent,
            "amount": self.amount,
            "currency": self.currency,
            "valid_from": self.valid_from,
            "valid_until": self.valid_until,
            "uses_per_person": self.uses_per_person,
        }

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: its company's people may."""
        return caller.works_for(self.company_id)

    def state(self, now: int) -> PromoCodeState:
        """Return what it does at the epoch second `now`."""
        if now >= self.valid_until:
            return PromoCodeState.OVER
        if self.paused:
            return PromoCodeState.PAUSED
        if self.left <= 0:
            return PromoCodeState.USED_UP
        return PromoCodeState.EARLY if now < self.valid_from else PromoCodeState.ACTIVE

    def refusal(self, route_id: str, currency: str, now: int) -> str | None:
        """Return in a sentence why it is not for a booking on a route; None if it is."""
        if now >= self.valid_until:
            return "This promo code is over."
        if self.paused or now < self.valid_from:
            return "This promo code is not valid at present."
        if self.route_ids and route_id not in self.route_ids:
            return "This promo code is for other routes."
        return None if currency == self.currency else f"This promo code is for prices in {self.currency}."

    def shares(self, prices: Sequence[int], step: int) -> list[int]:
        """Return what it takes off each price of a booking, in minor units.

        Args:
            step: prices of which a part is taken off are rounded to a multiple of it.
        """
        if self.percent is not None:
            return [price - part_of(price, 100 - self.percent, step) for price in prices]
        whole = sum(prices)
        taken = min(self.amount or 0, whole * MOST_PERCENT // 100)
        return spread(taken, prices)


def spread(amount: int, parts: Sequence[int]) -> list[int]:
    """Return an amount in shares as large as `parts` are to each other; the shares add up to it.

    Args:
        amount: at most the sum of `parts`, so that no share is larger than its part.
    """
    whole, so_far, given, shares = sum(parts), 0, 0, []
    for part in parts:
        so_far += part
        upto = amount * so_far // whole if whole else 0
        shares.append(upto - given)
        given = upto
    return shares
