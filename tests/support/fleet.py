"""Buses and drivers of a company, as the tests plan with them."""

from datetime import date
from typing import Any

from tests.support.people import COMPANY, DRIVER
from tms.fleet import bus_store, driver_store, station_store
from tms.fleet.buses import Bus, BusState, normal_plate
from tms.fleet.drivers import Driver
from tms.fleet.layout import drawn
from tms.fleet.stations import Station
from tms.kernel.ids import derived_id
from tms.kernel.privacy import vault
from tms.kernel.store import Transaction


def bus(plate: str = "RAB 123 C", **changes: Any) -> Bus:
    """Return a bus of four seats."""
    values: dict[str, Any] = {
        "bus_id": derived_id("bus", plate),
        "company_id": COMPANY,
        "plate": normal_plate(plate),
        "bus_class": "standard",
        "amenities": (),
        "layout": drawn("D.+", "x.x", "x.x"),
        "state": BusState.ACTIVE,
        "outages": (),
        "revision": 1,
        "plans": 0,
        "request_hash": "",
        "created_at": 0,
    }
    return Bus(**values | changes)


def driver(**changes: Any) -> Driver:
    """Return the licence and rota of a driver."""
    values: dict[str, Any] = {
        "account_id": DRIVER["subject"],
        "company_id": COMPANY,
        "licence_class": "D",
        "licence_expires_on": date(2030, 12, 31),
        "licence_ends_at": 1_924_984_800,
        "suspended": None,
        "absences": (),
        "revision": 1,
        "plans": 0,
    }
    return Driver(**values | changes)


def bought(plate: str = "RAB 123 C", **changes: Any) -> Bus:
    """Write a bus and return it."""
    made = bus(plate, **changes)
    transaction = Transaction()
    bus_store.add_bus(transaction, made)
    transaction.commit()
    return made


def hired(**changes: Any) -> Driver:
    """Write the licence and rota of a driver and return them."""
    made = driver(**changes)
    transaction = Transaction()
    driver_store.put_driver(transaction, None, made)
    transaction.commit()
    return made


def licensed(number: str = "1 1985 8 0001234 0 56", **changes: Any) -> Driver:
    """Write the licence and rota of a driver with the licence's number, and return them."""
    made = hired(**changes)
    transaction = Transaction()
    sealed = vault.seal(number, driver_store.licence_context(made.account_id))
    driver_store.put_licence(transaction, made, sealed)
    transaction.commit()
    return made


def own_station(name: str = "Musanze depot", **changes: Any) -> Station:
    """Write a station of a company's own and return it."""
    place: dict[str, Any] = {
        "station_id": derived_id("stn", COMPANY, name),
        "name": name,
        "aliases": (),
        "district": "Musanze",
        "latitude": -1.501,
        "longitude": 29.633,
        "timezone": "Africa/Kigali",
        "company_id": COMPANY,
        "on_sale": False,
    }
    made = Station(**place | changes)
    transaction = Transaction()
    station_store.add_station(transaction, made, "")
    transaction.commit()
    return made
