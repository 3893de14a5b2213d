"""The offer to travel on several seats of a bus, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.sale import Sale
from tms.bookings.split import SplitPart
from tms.kernel.money import Money


@dataclass(frozen=True)
class SplitItem:
    """A part of the way, as POST /bookings/journeys takes it; its stops are given by the ids of stations.

    Example:
        from: stn_5HB8A5K9QKMHMC3Y2XX7RGMDDJ
        to: stn_5PBT82D5F05KJJFY60CK5A3TT1
        seats: ["1A"]
    """

    trip_id: str
    from_: str
    to: str
    seats: Sequence[str]


@dataclass(frozen=True)
class SplitOffer:
    """Seats one after the other, where too few are free for the whole stretch: the fewest changes of seats.

    `items` are those of POST /bookings/journeys. Passengers change at the `stations`. An adult pays `price`,
    which is no more than the price of the whole stretch. The seats are not held.

    Example:
        stations: ["Musanze"]
    """

    items: Sequence[SplitItem]
    stations: Sequence[str]
    price: Money


def split_offer(sale: Sale, way: Sequence[SplitPart]) -> SplitOffer:
    """Return the view of a split of a stretch."""
    whole = sale.price(range(way[0].legs.start, way[-1].legs.stop))
    parts = Money(sum(sale.price(part.legs).amount for part in way), sale.currency)
    return SplitOffer(
        items=[
            SplitItem(
                sale.trip_id,
                sale.stops[part.legs.start].station_id,
                sale.stops[part.legs.stop].station_id,
                part.seats,
            )
            for part in way
        ],
        stations=[sale.stops[part.legs.start].name for part in way[1:]],
        price=min(whole, parts),
    )
