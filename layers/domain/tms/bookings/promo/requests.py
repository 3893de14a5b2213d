"""What the endpoints of promo codes take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from tms.bookings.promo.codes import MOST_PERCENT
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, RecordId
from tms.kernel.text import solid

MOST_AMOUNT = 1_000_000_000

PromoCodeText = Annotated[
    str,
    Meta(pattern=r"^[0-9A-Za-z]{4,20}$"),
    Wanted("a promo code of 4 to 20 letters and digits, as ADVENT10", str.upper, bare=solid),
]
Amount = Annotated[
    int,
    Meta(ge=1, le=MOST_AMOUNT),
    Wanted("an amount in minor units of the currency, from 1 to 1,000,000,000"),
]
Budget = Annotated[
    int,
    Meta(ge=0, le=MOST_AMOUNT),
    Wanted("an amount in minor units of the currency, from 0 to 1,000,000,000"),
]
Percent = Annotated[
    int, Meta(ge=1, le=MOST_PERCENT), Wanted(f"a percentage, from 1 to {MOST_PERCENT}, of each price")
]
Uses = Annotated[int, Meta(ge=1, le=1000), Wanted("how often one person may use the code, from 1 to 1,000")]
Routes = Annotated[
    tuple[Annotated[RecordId, Wanted("the id of a route of your company")], ...],
    Meta(max_length=20),
    Wanted("at most 20 routes", lambda routes: tuple(dict.fromkeys(routes))),
]
Currency = Annotated[
    str, Meta(pattern=r"^[A-Z]{3}$"), Wanted("a currency by its three capital letters (ISO 4217), as RWF")
]


Paused = Annotated[bool, Wanted("true to pause the code, or false to let it be entered")]


class PromoCodeRequest(Body):
    """A promo code to make: it takes `percent` off each price, or the `amount` off each booking, and never
    more than 90 percent of what a booking costs.

    Attributes:
        promo_code: capital and small letters are the same; without it a code is made that nobody guesses.
        budget: all that the code may take off, in minor units.
        valid_from, valid_until: when it may be entered; without `valid_from` from now on. It ends within 366
            days.
        route_ids: the routes that it is for; none for all.
        uses_per_person: how many bookings one account or contact may have with it; null for any number.

    Example:
        promo_code: ADVENT10
        percent: 10
        amount: null
        currency: RWF
        budget: 500000
        valid_from: 2026-12-01T00:00:00+02:00
        valid_until: 2026-12-25T00:00:00+02:00
        route_ids: []
        uses_per_person: 2
    """

    promo_code: PromoCodeText | None = None
    percent: Percent | None = None
    amount: Amount | None = None
    currency: Currency
    budget: Budget
    valid_from: Moment | None = None
    valid_until: Moment
    route_ids: Routes = ()
    uses_per_person: Uses | None = None

    def __post_init__(self) -> None:
        if (self.percent is None) is (self.amount is None):
            raise ValueError("Give a percentage or an amount.")


class PromoCodeChange(Body):
    """What to change of a promo code; what is left out stays. Bookings that have it keep their prices.

    Attributes:
        budget: below what was taken off already, the code takes off nothing more.
        paused: true to let nobody enter the code until it is false again.

    Example:
        budget: 750000
        valid_until: 2026-12-31T00:00:00+02:00
        uses_per_person: 2
        paused: true
    """

    budget: Budget | UnsetType = UNSET
    valid_until: Moment | UnsetType = UNSET
    uses_per_person: Uses | UnsetType | None = UNSET
    paused: Paused | UnsetType = UNSET


class PromoCodesQuery(Body):
    """Which page of the company's promo codes."""

    cursor: Cursor | None = None
    limit: Limit = 50
