"""Entering a promo code with a hold: is it one, is it for this booking, and what does it take off?

Wrong codes are limited, so that nobody finds one by trying. A try is counted before it is made and taken back
if it was right, so that many people behind one address enter their codes.

| limit | counts | by | times in an hour |
|---|---|---|---|
| TRIES | wrong codes | account, a guest's by network address | 30 |
"""

from dataclasses import replace
from itertools import starmap
from typing import TYPE_CHECKING

from tms.bookings.booking import PROMO_CODE, Booking, PromoUse
from tms.bookings.promo import store
from tms.bookings.promo.codes import PromoCode
from tms.bookings.sale import Sale
from tms.fleet.prices import PriceLine
from tms.kernel.access import request_context, throttle
from tms.kernel.access.caller import Caller
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed

if TYPE_CHECKING:
    from tms.bookings.requests import HoldRequest

TRIES = Limit("promo-codes", times=30, seconds=3600)

TAG_LETTERS = 12
"""48 bits of a person's keyed hash: enough to keep the persons of one code apart."""


def enter(caller: Caller, code: str | None, sale: Sale) -> PromoCode | None:
    """Return the code that a caller entered for a booking of this trip; None if they entered none.

    Raises:
        Invalid: `no_such_promo_code`: the company has none that reads so; `promo_code_not_valid`: it is not
            for this booking, or not now.
        TooManyRequests: `too_many_attempts`.
    """
    if code is None:
        return None
    key = request_context.current().network if caller.is_guest else caller.subject
    throttle.spend(TRIES, key)
    promo = store.find(sale.company_id, code)
    if promo is None:
        raise Invalid("no_such_promo_code", "The company of this trip has no such promo code.", "/promo_code")
    throttle.give_back(TRIES, key)
    told_why = promo.refusal(sale.route_id, sale.currency, epoch())
    if told_why is not None:
        raise Invalid("promo_code_not_valid", told_why, "/promo_code")
    return promo


def lowered(promo: PromoCode, caller: Caller, booking: Booking, request: "HoldRequest", step: int) -> Booking:
    """Return a booking that was not written yet with the prices that a code leaves, and lines that say so.

    The persons whose uses are counted are a passenger's account, and the contact; without any of these, the
    first passenger.

    Args:
        step: what prices of which a part is taken off are a multiple of.
    """
    shares = promo.shares([place.price.amount for place in booking.places], step)
    taken = sum(shares)
    if not taken:
        return booking
    account = "" if caller.is_guest or caller.company is not None else caller.subject
    told = {"account": account, "email": request.contact.email, "phone": request.contact.phone}
    known = {kind: each for kind, each in told.items() if each} or {"phone": request.passengers[0].phone}
    people = () if promo.uses_per_person is None else tuple(starmap(_tag, known.items()))
    places = [
        place.with_line(PriceLine(PROMO_CODE, promo.code, -share))
        for place, share in zip(booking.places, shares, strict=True)
    ]
    return replace(booking, places=places, promo=PromoUse(promo.code, people, taken))


def refusal(failure: ConditionFailed) -> Conflict | None:
    """Return why a code could not be used for a hold; None if the hold failed for other reasons."""
    if store.is_worn(failure):
        return Conflict(
            "promo_code_used", "This promo code was used for you as often as it may be. Book without it."
        )
    if store.is_gone(failure):
        return Conflict(
            "promo_code_used_up",
            "What is left of this promo code's budget is too little for this booking. Book without it.",
        )
    return None


def _tag(kind: str, value: str) -> str:
    return blind_index.index(f"promo code's {kind}", value).partition(".")[2][:TAG_LETTERS]
