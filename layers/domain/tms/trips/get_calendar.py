"""Use case: tell when a company's buses and drivers cannot work on a day."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tms.companies.for_all import find_company
from tms.companies.for_trips import company as companies
from tms.companies.for_trips.names import names_of
from tms.fleet.buses import Bus, BusState
from tms.fleet.calendar import Window
from tms.fleet.drivers import Driver
from tms.fleet.for_trips import calendars
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import at
from tms.trips.calendar_views import Absence, CalendarBus, CalendarDriver, DayCalendar, Outage
from tms.trips.local_days import day_in

if TYPE_CHECKING:
    from tms.trips.requests import CalendarQuery


def get_calendar(caller: Caller, query: "CalendarQuery") -> DayCalendar:
    """Return the buses and drivers that the caller's company plans with, and their free time of a day.

    Raises:
        NotFound: `company_not_found`.
    """
    company = company_of(caller)
    zone = ZoneInfo(find_company(company).timezone)
    day = day_in(zone, query.date)
    begins, ends = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    window = Window(int(begins.timestamp()), int(ends.timestamp()))
    buses = [bus for bus in calendars.buses_of(company) if bus.state is BusState.ACTIVE]
    working = companies.drivers_of(company)
    drivers = [driver for driver in calendars.drivers_of(company) if driver.account_id in working]
    names = names_of([driver.account_id for driver in drivers])
    return DayCalendar(
        date=day.isoformat(),
        begins_at=begins,
        ends_at=ends,
        turnaround_minutes=companies.find_policy(company).turnaround_minutes,
        buses=sorted((_bus(bus, window) for bus in buses), key=lambda bus: bus.plate),
        drivers=sorted(
            (_driver(driver, names.get(driver.account_id), window) for driver in drivers),
            key=lambda driver: driver.full_name or "",
        ),
    )


def _bus(bus: Bus, window: Window) -> CalendarBus:
    outages = [
        Outage(each.kind, at(each.from_at), None if each.until_at is None else at(each.until_at))
        for each in bus.outages_in(window)
    ]
    return CalendarBus(bus.bus_id, bus.plate, bus.bus_class, bus.layout.capacity, outages)


def _driver(driver: Driver, name: str | None, window: Window) -> CalendarDriver:
    return CalendarDriver(
        account_id=driver.account_id,
        full_name=name,
        licence_class=driver.licence_class,
        licence_expires_on=driver.licence_expires_on,
        suspended=driver.suspended is not None,
        absences=[Absence(at(each.from_at), at(each.until_at)) for each in driver.absences_in(window)],
    )
