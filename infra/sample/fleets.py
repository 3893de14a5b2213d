"""Enters the sample companies' rules, routes, buses, licences and timetables, several at a time."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TypeVar

from infra.sample import network, planners
from infra.sample.network_companies import Person
from infra.terminal import Step
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.logging import drop_metrics

T = TypeVar("T")

THREADS = 4
"""Things entered at a time. The emulator answers one request after the other, so more would wait."""


LICENCE_LEFT = timedelta(days=12)
"""How long the licence of the driver is good that has to renew it."""


def enter_all(moment: datetime) -> None:
    """Enter the companies' rules, routes, buses and licences that are missing, and who is away now."""
    each(planners.set_rules, [(company,) for company in network.COMPANIES])
    each(planners.enter_route, [(_home(route), route) for route in network.ROUTES])
    each(planners.enter_bus, [(_home(bus), bus) for bus in network.BUSES if not network.demonstrates(bus)])
    short = network.LICENCE_ENDS
    planners.enter_licence(_home(short), short, (moment + LICENCE_LEFT).date())
    drivers = [person for person in network.people() if person.role == "driver"]
    each(planners.enter_licence, [(_home(driver), driver) for driver in drivers])
    _unless_refused(planners.send_to_workshop, network.SUNBIRD, network.IN_WORKSHOP, moment)
    _unless_refused(planners.give_leave, network.SUNBIRD, network.ON_LEAVE, moment)


def run_timetables(first: date, last: date) -> None:
    """Enter the timetables that are missing, let all run to `last`, and make their trips."""
    wanted = [(planners.enter_timetable, plan, first, last) for plan in network.TIMETABLES]
    each(_unless_refused, wanted)


def equip(plan: network.TripPlan) -> None:
    """Enter the bus of a trip and the licence of its driver, as far as they are missing.

    Raises:
        NotFound: `driver_not_found`, the driver has no account yet.
    """
    planners.enter_bus(plan.company, plan.bus)
    planners.enter_licence(plan.company, plan.driver)


def _unless_refused(task: Callable[..., object], *arguments: object) -> None:
    """Do a task, unless people have arranged something else meanwhile."""
    with suppress(Conflict, NotFound):
        task(*arguments)


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
                drop_metrics()
                if shown and done % 10 == 0:
                    shown.reached(done, len(wanted))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return results
