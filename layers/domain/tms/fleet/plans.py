"""Why a bus or a driver cannot be planned for a time: pure."""

from collections.abc import Iterable, Iterator

from tms.fleet.buses import Bus, BusState, OutageKind
from tms.fleet.calendar import Assignment, Kind, Window, overlapping
from tms.fleet.drivers import Driver
from tms.kernel.clock import at, rfc3339
from tms.kernel.errors import Conflict

Resource = Bus | Driver
"""What trips are planned with."""


class Obstacle(Conflict):
    """A reason why a bus or a driver cannot be planned for a time."""


def kind_of(resource: Resource) -> Kind:
    """Return which of the two kinds it is."""
    return Kind.BUS if isinstance(resource, Bus) else Kind.DRIVER


def id_of(resource: Resource) -> str:
    """Return the id of a bus, or the account id of a driver."""
    return resource.bus_id if isinstance(resource, Bus) else resource.account_id


def refusals(
    resource: Resource, assignments: Iterable[Assignment], window: Window, trip_id: str | None = None
) -> Iterator[Obstacle]:
    """Yield each reason why a bus or a driver cannot be planned for a window.

    Args:
        assignments: of its calendar, at least those of the days of `window`.
        trip_id: the trip to be planned, which does not stand in its own way.

    Yields:
        For a bus `bus_retired`, `bus_in_maintenance` and `bus_out_of_service`; for a driver
        `driver_suspended`, `licence_expired` and `driver_absent`; for either `bus_busy` or `driver_busy`
        with the trip in `trip`. What passes has its end in `until`, which is null while nobody knows it.
    """
    yield from (
        _bus_refusals(resource, window) if isinstance(resource, Bus) else _driver_refusals(resource, window)
    )
    for each in overlapping(assignments, window, trip_id):
        yield busy(resource, each)


def busy(resource: Resource, other: Assignment) -> Obstacle:
    """Return the refusal of a bus or a driver that another trip has: `bus_busy` or `driver_busy`."""
    trip = {
        "trip_id": other.trip_id,
        "label": other.label,
        "from_at": rfc3339(at(other.window.begins)),
        "until_at": rfc3339(at(other.window.ends)),
    }
    if isinstance(resource, Bus):
        words = f"Another trip has the bus {resource.plate}: {other.label}."
        return Obstacle("bus_busy", words, trip=trip)
    return Obstacle("driver_busy", f"Another trip has the driver: {other.label}.", trip=trip)


def _bus_refusals(bus: Bus, window: Window) -> Iterator[Obstacle]:
    if bus.state is BusState.RETIRED:
        yield Obstacle("bus_retired", f"The bus {bus.plate} is retired.")
    for each in bus.outages_in(window):
        until = None if each.until_at is None else rfc3339(at(each.until_at))
        if each.kind is OutageKind.MAINTENANCE:
            words = f"The bus {bus.plate} is in maintenance then."
            yield Obstacle("bus_in_maintenance", words, until=until)
        else:
            yield Obstacle("bus_out_of_service", f"The bus {bus.plate} is out of service then.", until=until)


def _driver_refusals(driver: Driver, window: Window) -> Iterator[Obstacle]:
    if driver.suspended is not None:
        yield Obstacle("driver_suspended", "The driver is suspended.")
    if driver.licence_ends_at < window.ends:
        words = f"The driver's licence holds until {driver.licence_expires_on} only."
        yield Obstacle("licence_expired", words)
    for each in driver.absences_in(window):
        words = "The driver is absent then."
        yield Obstacle("driver_absent", words, until=rfc3339(at(each.until_at)))
