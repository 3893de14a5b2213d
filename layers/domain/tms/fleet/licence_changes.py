"""What changes of a licence have in common: its last day, the trips after it, and its sealed number."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tms.companies.for_all import find_company
from tms.fleet import driver_store
from tms.fleet.calendar import Assignment
from tms.fleet.drivers import Driver
from tms.fleet.uses import refuse_trips
from tms.kernel.privacy import vault
from tms.kernel.store import Transaction


def end_of(company_id: str, day: date) -> int:
    """Return when a day is over where a company works, in epoch seconds.

    Raises:
        NotFound: `company_not_found`, it was never put on record.
    """
    zone = ZoneInfo(find_company(company_id).timezone)
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return int(midnight.timestamp())


def refuse_trips_after(trips: Sequence[Assignment], ends_at: int) -> None:
    """Refuse a licence that ends before trips that the driver has.

    Args:
        ends_at: epoch seconds.

    Raises:
        Conflict: `in_use`.
    """
    late = [each for each in trips if each.window.ends > ends_at]
    refuse_trips(late, "The driver has trips after that day. Give them another one, or send despite_trips.")


def sealed_into(driver: Driver, number: str) -> Callable[[Transaction], None]:
    """Return what adds to a transaction the sealed number of a licence."""
    sealed = vault.seal(number, driver_store.licence_context(driver.account_id))

    def add(transaction: Transaction) -> None:
        driver_store.put_licence(transaction, driver, sealed)

    return add
