"""Buses that the benchmarks sell: a trip of tomorrow with as many legs and seats as wanted."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from tms.bookings.requests import HoldRequest
from tms.bookings.sale import Sale, SaleStop
from tms.fleet.layout import drawn
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id


def sale_of(trip_id: str, legs: int, *rows: str, days: float = 1) -> Sale:
    """Return the sale of a trip that stops at `stn_0`, `stn_1`, ... every twenty minutes.

    Args:
        rows: the seats, as `tms.fleet.layout.drawn` takes them.
        days: from now on, when it leaves.
    """
    first = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    times = [first + timedelta(minutes=20 * index) for index in range(legs + 1)]
    return Sale(
        trip_id=trip_id,
        company_id=new_id("co"),
        company="Ikirere Express",
        route_id=new_id("rte"),
        bus_class="standard",
        service_date=first.date().isoformat(),
        currency="RWF",
        stops=[SaleStop(f"stn_{index}", f"Stop {index}", time, time) for index, time in enumerate(times)],
        fares={(i, j): 500 * (j - i) for i, j in combinations(range(legs + 1), 2)},
        layout=drawn(*rows).as_grid(),
    )


def wish(trip_id: str, legs: range, *seats: str | None) -> HoldRequest:
    """Return a request to hold one seat for each of `seats` (None: the one that fits best) on `legs`."""
    body = {
        "trip_id": trip_id,
        "from": f"stn_{legs.start}",
        "to": f"stn_{legs.stop}",
        "passengers": [
            {"name": f"Passenger {index}", "phone": "+250788123456", **({"seat": seat} if seat else {})}
            for index, seat in enumerate(seats)
        ],
        "contact": {"phone": "+250788123456"},
    }
    return read(HoldRequest, body)
