"""Loads the sample network on the running platform: `make seed`, and the first `make up` of a day.

It writes through the domain's own use cases, so loading again adds what is missing and changes nothing that
was planned or sold meanwhile. Companies and people are fictional.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError
from pynamodb.exceptions import PynamoDBException

from infra import domain
from infra.clients import ADMIN_KEY, ADMIN_SECRET, local_client
from infra.keys.parameters import path
from infra.place import Place, here
from infra.sample import driving, fleets, network, planners, sales, till
from infra.sample.people import seed_people
from infra.terminal import Step, Stop, say, step
from tms.companies import for_operators as companies
from tms.companies.company import Company
from tms.fleet import for_operators as fleet
from tms.kernel.clock import epoch, freeze, now
from tms.kernel.errors import Conflict, NotFound
from tms.trips import for_operators as trips
from tms.trips.trip import TripStatus

SHUTTLE_HOURS = 26
"""How far ahead shuttles are loaded; the first `make up` of the next day loads more."""

PLANNED_BEFORE = timedelta(days=1)
"""How long before the first of them the trips that ran were planned."""

SOLD_AFTER = timedelta(hours=12)
"""How long after that they were sold."""

TRIES = 3


def main() -> int:
    """Load the sample network; 1 and a message if it cannot be done.

    On a busy machine an emulator may answer too late. What is missing then is loaded in the next try.
    """
    for _ in range(TRIES):
        try:
            load(here(), now())
        except Stop as stop:
            say(str(stop))
            return 1
        except PynamoDBException as error:
            if not isinstance(error.cause, ReadTimeoutError | ConnectTimeoutError):
                raise
            say(f"  No answer in time: {error.cause}")
        else:
            return 0
    return 1


def load(place: Place, moment: datetime) -> None:
    """Load what is missing of the sample network at `moment`.

    Raises:
        Stop: the platform is down or not deployed.
    """
    require_deployed(place)
    with environment(place):
        with step("Stations and companies") as shown:
            seed_stations()
            shown.note = f"{len(network.STATIONS)} places, {len(network.COMPANIES)} fictional companies"
        with step("Accounts") as shown:
            shown.note = _counted(seed_people(network.people()), len(network.people()))
        with step("Routes, buses and licences") as shown:
            fleets.enter_all(moment)
            shown.note = f"{len(network.ROUTES)} routes, {len(network.BUSES)} buses"
        selling = till.is_open(place)
        with step("Trips of yesterday and today") as shown:
            ran = network.begun(moment)
            seed_past(ran, shown, selling=selling)
            seed_extras(moment, selling=selling)
            shown.note = f"{len(ran)} ran, are on their way or board"
        with step("Trips ahead") as shown:
            plans = timetable(moment, place.days)
            seed_ahead(plans, shown)
            shown.note = f"{len(plans)} trips, most of {len(network.TIMETABLES)} timetables"
        if selling:
            with step("Tickets ahead") as shown:
                sold = [sale for plan in plans if plan.timetable_id for sale in sales.ahead(plan, moment)]
                shown.note = f"{sum(fleets.each(sales.sell, [(sale,) for sale in sold], shown))} bookings"
    names = [company.name for company in network.COMPANIES]
    say(f"  {', '.join(names[:-1])} and {names[-1]} are fictional, as all people are. Places are real.")


def signins() -> list[dict[str, str]]:
    """Return the sign-ins of all sample accounts, the drivers of the next departures first."""
    return network.signins(now())


def timetable(moment: datetime, days: int = Place.days) -> list[network.TripPlan]:
    """Return every trip of the sample network that leaves after `moment`, by departure.

    Args:
        days: how many days of the timetable, today's not counted. Shuttles come in any case.
    """
    today = moment.astimezone(ZoneInfo(network.TIMEZONE)).date()
    plans = [plan for ahead in range(days + 1) for plan in network.trips_for(today + timedelta(days=ahead))]
    plans += network.rolling_departures(moment, SHUTTLE_HOURS)
    return sorted((p for p in plans if p.departure_at > moment), key=lambda p: (p.departure_at, p.trip_id))


@contextmanager
def environment(place: Place) -> Iterator[None]:
    """Let the domain's stores in this process use the platform at `place` as its administrator."""
    changes = {
        "AWS_PROFILE": None,
        "AWS_SESSION_TOKEN": None,
        "AWS_ENDPOINT_URL": place.endpoint,
        "AWS_REGION": place.region,
        "AWS_DEFAULT_REGION": place.region,
        "AWS_ACCESS_KEY_ID": ADMIN_KEY,
        "AWS_SECRET_ACCESS_KEY": ADMIN_SECRET,
        "MOMO_CREDENTIALS_PARAMETER": path(place.stage, "momo"),
        "MOMO_URL": place.simulator_url,
        "PUBLIC_URL": "",
        "TICKET_KEYS_PARAMETER": path(place.stage, "ticket-keys"),
    }
    with domain.environment({**changes, **domain.variables(place.stage)}):
        yield


def require_deployed(place: Place) -> None:
    """Check that the platform is deployed.

    Raises:
        Stop: it is down, or a table is missing.
    """
    dynamodb = local_client(place, "dynamodb")
    try:
        there = dynamodb.list_tables()["TableNames"]
    except (BotoCoreError, ClientError) as error:
        raise Stop(f"Nothing answers at {place.endpoint}. Start the platform with: make up") from error
    if missing := [name for name in domain.TABLES if f"{place.stack}-{name}" not in there]:
        raise Stop(f"The platform has no table for {', '.join(missing)}. Deploy it with: make up")


def seed_stations() -> None:
    """Write the stations and the companies."""
    fleet.save_stations(network.STATIONS)
    companies.save_companies(
        Company(
            co.company_id,
            co.name,
            co.email,
            co.phone,
            co.currency,
            co.timezone,
            co.languages,
            co.address,
            fictional=True,
            created_at=epoch(),
        )
        for co in network.COMPANIES
    )


def seed_trips(plans: Sequence[network.TripPlan], shown: Step | None = None) -> int:
    """Plan the trips that are missing, and put them on sale; return their number.

    A trip that is refused is left out: somebody has planned its bus or its driver otherwise meanwhile.
    """
    return sum(fleets.each(_planned, [(plan,) for plan in plans], shown))


def seed_past(plans: Sequence[network.TripPlan], shown: Step | None = None, *, selling: bool = False) -> int:
    """Plan the trips that should have begun by now, as if it were the day before them, and drive them.

    Args:
        plans: by departure.
        selling: whether seats are sold.

    Returns:
        The number of those that no timetable makes and that were missing.
    """
    if not plans:
        return 0
    moment, planned = now(), plans[0].departure_at - PLANNED_BEFORE
    days = [plan.departure_at.date() for plan in plans if plan.timetable_id]
    with freeze(planned):
        if days:
            fleets.run_timetables(days[0], days[-1])
        created = seed_trips([plan for plan in plans if not plan.timetable_id], shown)
    if selling:
        with freeze(planned + SOLD_AFTER):
            _sell_past(plans, moment)
    driving.drive(plans, moment)
    return created


def seed_extras(moment: datetime, *, selling: bool = False) -> None:
    """Plan what the relief buses have on the day of `moment`: drafts, and trips that were cancelled."""
    cancelled, drafts = network.extras_for(moment.astimezone(network.ZONE).date())
    planned = cancelled[0].departure_at - PLANNED_BEFORE
    with freeze(planned):
        fleets.each(_planned, [(plan,) for plan in cancelled])
        fleets.each(_drafted, [(plan,) for plan in drafts])
        if selling:
            _sell_past(cancelled, moment)
    with freeze(planned + SOLD_AFTER):
        for plan in cancelled:
            if _status(plan) is TripStatus.PUBLISHED:
                planners.cancel_trip(plan)


def seed_ahead(plans: Sequence[network.TripPlan], shown: Step | None = None) -> None:
    """Plan the trips that are missing of those ahead, and put them on sale."""
    days = [plan.departure_at.date() for plan in plans if plan.timetable_id]
    if days:
        fleets.run_timetables(days[0], days[-1])
    seed_trips([plan for plan in plans if not plan.timetable_id], shown)


def _sell_past(plans: Sequence[network.TripPlan], moment: datetime) -> None:
    """Sell seats of the trips that nobody has moved on yet."""
    waiting = [plan for plan in plans if _status(plan) is TripStatus.PUBLISHED]
    fleets.each(sales.sell, [(sale,) for plan in waiting for sale in sales.past(plan, moment)])


def _status(plan: network.TripPlan) -> TripStatus | None:
    trip = trips.find(plan.trip_id)
    return None if trip is None else trip.status


def _drafted(plan: network.TripPlan) -> bool:
    """Plan a trip that stays a draft; False if it was there, or is refused."""
    try:
        return planners.enter_trip(plan, publish=False)
    except (Conflict, NotFound):
        return False


def seed_demonstration(moment: datetime) -> network.TripPlan | None:
    """Load a trip for a demonstration that begins at `moment`; None if all of its buses are on their way."""
    for plan in network.demonstrations(moment):
        if trips.is_free(plan.bus.bus_id, plan.driver.account_id, epoch()):
            seed_people([plan.driver])
            fleets.equip(plan)
            if _planned(plan):
                return plan
    return None


def seed_trip(plan: network.TripPlan) -> None:
    """Load a trip with all that it needs, as far as it is missing.

    Raises:
        Problem: its bus or its driver is planned otherwise.
    """
    seed_stations()
    planner = next(one for one in network.STAFF if one.account_id == plan.company.planner_id)
    seed_people([planner, plan.driver])
    planners.enter_route(plan.company, plan.route)
    fleets.equip(plan)
    planners.enter_trip(plan)


def _planned(plan: network.TripPlan) -> bool:
    """Plan a trip if it is missing; False if it was there, or is refused."""
    try:
        return planners.enter_trip(plan)
    except (Conflict, NotFound):
        return False


def _counted(new: int, total: int) -> str:
    return f"{total} new" if new == total else f"{new} new, {total - new} were there"


if __name__ == "__main__":
    sys.exit(main())
