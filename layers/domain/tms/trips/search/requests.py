"""The queries of searches."""

from typing import Annotated, Literal

from msgspec import Meta, field

from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit
from tms.kernel.text import solid
from tms.trips.requests import Day, require_this_century
from tms.trips.search.selection import Wishes

_COMPANY = r"[a-z]{2,4}_[0-7][0-9A-HJKMNP-TV-Z]{25}"
_WORD = r"[a-z][a-z0-9_]{0,29}"

Companies = Annotated[
    str,
    Meta(pattern=rf"^{_COMPANY}(,{_COMPANY}){{0,9}}$"),
    Wanted("up to 10 ids of companies, with commas between them", bare=solid),
]
Words = Annotated[
    str,
    Meta(pattern=rf"^{_WORD}(,{_WORD}){{0,9}}$"),
    Wanted("up to 10 words in small letters, with commas between them, as wifi,air_conditioning", bare=solid),
]
ClockTime = Annotated[
    str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Wanted("a time of the day, as 06:30", bare=solid)
]
Sort = Literal["departure", "arrival", "price", "duration"]


class Filters(Body):
    """What a search takes beside its places and its day; what is left out filters nothing.

    Attributes:
        company_id, bus_class: one of several, with commas between them.
        amenities: a bus has all of them.
        leaves_from, leaves_until: the time of the departure, as clocks at its stop show it.
        max_price: of an adult, in minor units of the trip's currency.

    Example:
        company_id: co_4GJW83KSGZ34VPWJXZR40RFTVK
        bus_class: standard,vip
        amenities: wifi
        leaves_from: 06:00
        leaves_until: 12:00
        max_price: 5000
    """

    company_id: Companies | None = None
    bus_class: Words | None = None
    amenities: Words | None = None
    leaves_from: ClockTime | None = None
    leaves_until: ClockTime | None = None
    max_price: Annotated[int, Meta(ge=0), Wanted("a price in minor units, 0 or more")] | None = None

    def __post_init__(self) -> None:
        self.require_order()

    def require_order(self) -> None:
        """Refuse a time to leave that ends before it begins.

        Raises:
            ValueError: it does.
        """
        if self.leaves_from and self.leaves_until and self.leaves_from > self.leaves_until:
            raise ValueError("Give a leaves_until that is not before leaves_from.")

    @property
    def wishes(self) -> Wishes:
        """What a journey must keep."""
        return Wishes(
            companies=_several(self.company_id),
            bus_classes=_several(self.bus_class),
            amenities=_several(self.amenities),
            leaves_from=self.leaves_from or "",
            leaves_until=self.leaves_until or "24:00",
            max_price=self.max_price,
        )


class TripQuery(Filters):
    """A journey that is wanted: stations by id or by name, and the local day, as `2026-05-01`, `today` or
    `tomorrow`. Trips can be filtered and sorted; a cursor belongs to the sort that it was answered for.

    Attributes:
        from: where it begins; without it, the trips from everywhere are found.
        company_id, bus_class: one of several, with commas between them.
        amenities: a bus has all of them.
        leaves_from, leaves_until: the time of the departure, as clocks at its stop show it.
        max_price: of an adult, in minor units of the trip's currency.

    Example:
        date: today
        sort: departure
        company_id: co_4GJW83KSGZ34VPWJXZR40RFTVK
        bus_class: standard,vip
        amenities: wifi
        leaves_from: 06:00
        leaves_until: 12:00
        max_price: 5000
    """

    from_: Place | None = field(name="from", default=None)
    to: Place
    date: Day = "today"
    sort: Sort = "departure"
    limit: Limit = 50
    cursor: Cursor | None = None


class ConnectionQuery(Filters):
    """A journey with one change: both places by id or by name, and the local day on which it begins.

    Attributes:
        company_id, bus_class: one of several, with commas between them; of both buses.
        amenities: both buses have all of them.
        leaves_from, leaves_until: the time of the first departure, as clocks at its stop show it.
        max_price: of an adult for both buses together, in minor units.

    Example:
        date: today
        company_id: co_4GJW83KSGZ34VPWJXZR40RFTVK
        bus_class: standard,vip
        amenities: wifi
        leaves_from: 06:00
        leaves_until: 12:00
        max_price: 9000
    """

    from_: Place = field(name="from")
    to: Place
    date: Day = "today"
    limit: Annotated[int, Meta(ge=1, le=20), Wanted("how many connections you want, from 1 to 20")] = 10
    cursor: Cursor | None = None

    def __post_init__(self) -> None:
        self.require_order()
        require_this_century(self.date)


class DaysQuery(Body):
    """Two stations by id or by name, and the local day around which the lowest prices are wanted.

    Example:
        date: today
    """

    from_: Place = field(name="from")
    to: Place
    date: Day = "today"

    def __post_init__(self) -> None:
        require_this_century(self.date)


def _several(text: str | None) -> frozenset[str]:
    return frozenset(text.split(",")) if text else frozenset()
