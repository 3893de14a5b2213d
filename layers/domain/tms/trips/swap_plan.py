"""What another bus would mean for a trip: what stands in the way, who would move, and which buses do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tms.bookings import for_trips as bookings
from tms.bookings.reseat import Reseating, SeatChange
from tms.fleet.buses import Bus, BusState
from tms.fleet.calendar import Kind
from tms.fleet.drivers import Driver
from tms.fleet.for_trips import calendars
from tms.fleet.layout import Layout, compact
from tms.fleet.plans import refusals
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound
from tms.trips import plan
from tms.trips.trip import Trip

MOST_OFFERED = 20
"""How many buses that would fit are named."""


@dataclass(frozen=True)
class SwapPlan:
    """A trip with another bus, and perhaps another driver, judged on what was read.

    Attributes:
        bus, driver: the new ones; None for a driver that stays.
        obstacles: why the bus or the driver cannot be had then.
    """

    trip: Trip
    bus: Bus
    driver: Driver | None
    passengers: bookings.refit.Passengers
    reseating: Reseating
    obstacles: Sequence[Conflict]

    @property
    def lowered(self) -> dict[str, tuple[str, str]]:
        """By ticket, the class of the seat now and that of the new one, where it is lower."""
        return {
            self.passengers.tickets[rider]: (each.class_before, each.class_after)
            for rider, each in self.reseating.lowered.items()
        }

    @property
    def after(self) -> Trip:
        """The trip with its new bus and driver. What passengers paid for, and when it runs, stays."""
        return replace(
            self.trip,
            bus_id=self.bus.bus_id,
            plate=self.bus.plate,
            bus_class=self.bus.bus_class,
            amenities=self.bus.amenities,
            carriage=self.bus.carriage,
            layout=self.bus.layout.as_grid(),
            driver_id=self.driver.account_id if self.driver else self.trip.driver_id,
            broken_at=None,
        )

    @property
    def changes(self) -> list[SeatChange]:
        """Who moves where."""
        return self.passengers.changes(self.reseating)

    @property
    def kept(self) -> int:
        """How many keep their seats."""
        return len(self.passengers.tickets) - len(self.reseating.moves) - len(self.reseating.unseated)


def find_swap(trip: Trip, bus_id: str, driver_id: str | None) -> SwapPlan:
    """Return what another bus would mean for a trip now.

    Raises:
        NotFound: `bus_not_found`, `driver_not_found`.
    """
    bus = plan.find_bus(trip.company_id, bus_id)
    driver = None
    if driver_id not in {None, trip.driver_id}:
        driver = plan.find_driver(trip.company_id, str(driver_id))
    passengers = bookings.refit.passengers_of(trip.trip_id)
    if passengers is None:
        raise NotFound("trip_not_found", f"There is no trip {trip.trip_id}.")
    found = plan.obstacles(trip.company_id, bus, driver, trip.window_ahead(epoch()), trip.trip_id)
    return SwapPlan(trip, bus, driver, passengers, passengers.in_bus(bus.classed_layout), list(found))


def fitting_buses(found: SwapPlan) -> list[Bus]:
    """Return the company's buses that are free for a trip and seat everybody, those with fewest seats first.

    Buses of one layout are judged once.
    """
    trip = found.trip
    fits: dict[str, bool] = {}

    def seats_all(layout: Layout) -> bool:
        known = compact(layout)
        if known not in fits:
            fits[known] = found.passengers.in_bus(layout).fits
        return fits[known]

    free = sorted(_free(trip), key=lambda bus: (bus.layout.capacity, bus.plate))
    fitting = (bus for bus in free if seats_all(bus.classed_layout))
    return [bus for bus, _ in zip(fitting, range(MOST_OFFERED), strict=False)]


def refuse(found: SwapPlan) -> None:
    """Refuse a swap that is not possible.

    Raises:
        Conflict: see `tms.trips.plan.obstacles`; `bus_too_small`, with the seats that are missing on legs in
            `missing`, the number of passengers without a seat in `without_seat`, and in `buses` those that
            would do.
    """
    plan.refuse(iter(found.obstacles))
    if found.reseating.fits:
        return
    buses = fitting_buses(found)
    raise Conflict(
        "bus_too_small",
        _too_small(found, buses),
        without_seat=len(found.reseating.unseated),
        missing=[{"from": start, "to": stop, "seats": seats} for start, stop, seats in missing_of(found)],
        buses=[
            {
                "bus_id": bus.bus_id,
                "plate": bus.plate,
                "bus_class": bus.bus_class,
                "seats": bus.layout.capacity,
            }
            for bus in buses
        ],
    )


def same_bus(trip: Trip) -> Conflict:
    """Return the refusal to swap a bus for itself."""
    detail = f"The trip has the bus {trip.plate} already. To change the driver alone, change the trip."
    return Conflict("same_bus", detail)


def missing_of(found: SwapPlan) -> Iterator[tuple[str, str, int]]:
    """Yield each leg, by the names of its two stops, that has more passengers than the bus has seats."""
    stops = found.trip.stops
    for leg, seats in enumerate(found.reseating.missing):
        if seats:
            yield stops[leg].name, stops[leg + 1].name, seats


def no_seats(bus: Bus, number: int) -> str:
    """Say in words that so many passengers have no seat in a bus."""
    people = "one passenger" if number == 1 else f"{number} passengers"
    return f"The bus {bus.plate} has no seat for {people} on their whole way."


def _too_small(found: SwapPlan, buses: Sequence[Bus]) -> str:
    words = no_seats(found.bus, len(found.reseating.unseated))
    if not buses:
        return f"{words} No other bus of the company that is free seats everybody."
    return f"{words} Take {_either(bus.plate for bus in buses[:3])}."


def _either(plates: Iterable[str]) -> str:
    *some, last = plates
    return f"{', '.join(some)} or {last}" if some else last


def _free(trip: Trip) -> Iterator[Bus]:
    buses = [bus for bus in calendars.buses_of(trip.company_id) if bus.state is BusState.ACTIVE]
    window = trip.window_ahead(epoch())
    taken = calendars.assignments_of(Kind.BUS, [bus.bus_id for bus in buses], window.begins, window.ends)
    for bus in buses:
        if bus.bus_id != trip.bus_id and not any(refusals(bus, taken[bus.bus_id], window, trip.trip_id)):
            yield bus
