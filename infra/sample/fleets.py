"""Enters the sample companies' rules, routes, buses and licences, several at a time."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

from infra.sample import network, planners
from infra.sample.network_companies import Person
from infra.terminal import Step

T = TypeVar("T")

THREADS = 4
"""Things entered at a time. The emulator answers one request after the other, so more would wait."""


def enter_all() -> None:
    """Enter the companies' rules, routes, buses and licences that are missing."""
    each(planners.set_rules, [(company,) for company in network.COMPANIES])
    each(planners.enter_route, [(_home(route), route) for route in network.ROUTES])
    each(planners.enter_bus, [(_home(bus), bus) for bus in network.BUSES if not network.demonstrates(bus)])
    drivers = [person for person in network.people() if person.role == "driver"]
    each(planners.enter_licence, [(_home(driver), driver) for driver in drivers])


def equip(plan: network.TripPlan) -> None:
    """Enter the bus of a trip and the licence of its driver, as far as they are missing.

    Raises:
        NotFound: `driver_not_found`, the driver has no account yet.
    """
    planners.enter_bus(plan.company, plan.bus)
    planners.enter_licence(plan.company, plan.driver)


def _home(thing: network.Bus | network.Route | Person) -> network.Company:
    """Return the company that a thing or a person belongs to."""
    return next(company for company in network.COMPANIES if company.company_id == thing.company_id)


def each(task: Callable[..., T], wanted: Sequence[tuple[object, ...]], shown: Step | None = None) -> list[T]:
    """Do a task for each of the arguments, several at a time; return what came of it, in any order."""
    results: list[T] = []
    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(task, *arguments) for arguments in wanted]
        try:
            for done, each in enumerate(as_completed(running), start=1):
                results.append(each.result())
                if shown and done % 10 == 0:
                    shown.reached(done, len(wanted))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return results
