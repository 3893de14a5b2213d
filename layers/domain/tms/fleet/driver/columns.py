"""Drivers' licences as lines of a CSV file: pure."""

from tms.companies.driver_card import DriverCard
from tms.fleet.drivers import Driver
from tms.kernel.sheets.sheet import Column, Row

COLUMNS = (
    Column("email", needed=True),
    Column("name"),
    Column("licence_number"),
    Column("licence_class"),
    Column("licence_expires_on"),
)

MOST_LINES = 100
"""How many drivers a file may have: each is five reads and a transaction, about 5 seconds in all."""


def row_of(card: DriverCard, driver: Driver | None, number: str | None) -> Row:
    """Return a driver as a line; without a licence on record, its columns are there to be filled in."""
    row = {"email": card.email or "", "name": card.full_name or "", "licence_number": number or ""}
    if driver is None:
        return row
    last_day = driver.licence_expires_on.isoformat()
    return row | {"licence_class": driver.licence_class, "licence_expires_on": last_day}
