"""A small network: Kigali - Musanze - Rubavu by bus, and trips on it."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.support.clocks import NOW
from tests.support.people import COMPANY, DRIVER
from tms.bookings.on_seats import renew
from tms.fleet import store as fleet
from tms.fleet.layout import drawn
from tms.fleet.stations import Station
from tms.kernel.ids import derived_id
from tms.trips import put_on_sale
from tms.trips.trip import Trip, TripStatus, TripStop

KIGALI_TIME = timezone(timedelta(hours=2))
LEAVES = (NOW + timedelta(hours=2)).astimezone(KIGALI_TIME)
DAY = LEAVES.date().isoformat()
HOURS = (0, 2, 4)
FARES = {(0, 1): 3500, (0, 2): 6000, (1, 2): 2500}
SEATS = ("1A", "1B", "2A", "2B")


def station(name: str, latitude: float, longitude: float, *aliases: str) -> Station:
    """Return a station of the network."""
    return Station(derived_id("stn", name), name, aliases, name, latitude, longitude, "Africa/Kigali", True)


KIGALI = station("Nyabugogo", -1.9396, 30.0445, "Kigali")
MUSANZE = station("Musanze", -1.4998, 29.6349, "Ruhengeri")
RUBAVU = station("Rubavu", -1.7025, 29.2569, "Gisenyi")
HUYE = station("Huye", -2.5967, 29.7394, "Butare")
STATIONS = (KIGALI, MUSANZE, RUBAVU, HUYE)
LINE = (KIGALI, MUSANZE, RUBAVU)


def trip(number: int = 1, leaves: datetime = LEAVES, **changes: Any) -> Trip:
    """Return a draft of a trip along the line, driven by `DRIVER`, with the seats of `SEATS`."""
    plain = Trip(
        trip_id=derived_id("trp", str(number)),
        company_id=COMPANY,
        company="Ikirere Express",
        route_id=derived_id("rte", "Kigali", "Rubavu"),
        bus_id=derived_id("bus", "1"),
        plate="RAB 123 C",
        bus_class="standard",
        driver_id=DRIVER["subject"],
        status=TripStatus.DRAFT,
        service_date=leaves.date().isoformat(),
        currency="RWF",
        stops=[
            TripStop(
                each.station_id,
                each.name,
                each.latitude,
                each.longitude,
                leaves + timedelta(hours=hours),
                leaves + timedelta(hours=hours),
            )
            for each, hours in zip(LINE, HOURS, strict=True)
        ],
        fares=FARES,
        layout=drawn("D.+", "x.x", "x.x").as_grid(),
    )
    return replace(plain, **changes)


def build() -> None:
    """Write the stations."""
    fleet.save_stations(STATIONS)


def publish(number: int = 1, leaves: datetime = LEAVES, **changes: Any) -> Trip:
    """Put a trip on sale, with its availability as the stream would have made it."""
    made = trip(number, leaves, **changes)
    put_on_sale.put_on_sale(made)
    renew(f"TRIP#{made.trip_id}")
    return made
