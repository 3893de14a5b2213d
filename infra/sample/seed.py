"""Loads the sample network on the running platform: `make seed`, and the first `make up` of a day.

It writes through the domain's own use cases, so loading again adds what is missing and changes nothing that
was planned or sold meanwhile. Companies and people are fictional.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError
from pynamodb.exceptions import PynamoDBException

from infra import domain
from infra.clients import ADMIN_KEY, ADMIN_SECRET, local_client
from infra.place import Place, here
from infra.sample import driving, fleets, network, planners
from infra.sample.network_companies import Person
from infra.terminal import Step, Stop, say, step
from tms.accounts import for_operators as accounts
from tms.accounts.account import Account
from tms.companies import for_operators as companies
from tms.companies.company import Company
from tms.fleet import for_operators as fleet
from tms.kernel import email_address
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.clock import epoch, freeze, now
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.phone import e164
from tms.trips import for_operators as trips

SHUTTLE_HOURS = 26
"""How far ahead shuttles are loaded; the first `make up` of the next day loads more."""

PLANNED_BEFORE = timedelta(days=1)
"""How long before the first of them the trips that ran were planned."""

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
            fleets.enter_all()
            shown.note = f"{len(network.ROUTES)} routes, {len(network.BUSES)} buses"
        with step("Trips that ran") as shown:
            ran = network.begun(moment)
            shown.note = _counted(seed_past(ran, shown), len(ran))
        with step("Trips") as shown:
            plans = timetable(moment, place.days)
            shown.note = _counted(seed_trips(plans, shown), len(plans))
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


def seed_people(people: Sequence[Person]) -> int:
    """Create the accounts that are missing; return their number."""
    missing = [person for person in people if accounts.find_account(person.account_id) is None]
    for person in missing:
        _create(person, network.demo_password(person.role))
    for person in people:
        _enrol(person)
    return len(missing)


def seed_account(
    identifier: str, role: str, company: str | None, password: str, account_id: str | None = None
) -> str:
    """Create an account with one identifier, if it is missing; return its id.

    Args:
        identifier: e-mail address or phone number.
        company: id of the company that it works for.
    """
    mail = "@" in identifier
    login = email_address.normal(identifier) if mail else e164(identifier)
    account_id = account_id or derived_id("acc", login)
    if accounts.find_account(account_id) is None:
        person = Person(account_id, role, login, login if mail else "", "" if mail else login, company)
        _create(person, password)
        _enrol(person)
    return account_id


def seed_trips(plans: Sequence[network.TripPlan], shown: Step | None = None) -> int:
    """Plan the trips that are missing, and put them on sale; return their number.

    A trip that is refused is left out: somebody has planned its bus or its driver otherwise meanwhile.
    """
    return sum(fleets.each(_planned, [(plan,) for plan in plans], shown))


def seed_past(plans: Sequence[network.TripPlan], shown: Step | None = None) -> int:
    """Plan the trips that should have begun by now, as if it were the day before them, and drive them.

    Returns:
        The number of those that were missing.
    """
    if not plans:
        return 0
    with freeze(plans[0].departure_at - PLANNED_BEFORE):
        created = seed_trips(plans, shown)
    driving.drive(plans, now())
    return created


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


def _create(person: Person, password: str) -> None:
    account = Account(
        account_id=person.account_id,
        full_name=person.full_name,
        email=person.email or None,
        phone=person.phone or None,
        password_hash=_hash(password),
        roles=frozenset({person.role}),
        company=person.company_id,
        created_at=epoch(),
    )
    accounts.create_account(account)


def _enrol(person: Person) -> None:
    """Make a person a member of the company, if they are not one yet."""
    if person.company_id is not None and person.role in COMPANY_ROLES:
        companies.enrol(person.company_id, person.account_id, person.role)


@cache
def _hash(password: str) -> str:
    """Return one hash for all sample accounts with the same password.

    Equal hashes show that passwords are equal, so this would be wrong for people's own passwords. These are
    printed by `make signins` and exist on this machine only; a hash for each account would take ten seconds.
    """
    return accounts.hashed(password)


def _counted(new: int, total: int) -> str:
    return f"{total} new" if new == total else f"{new} new, {total - new} were there"


if __name__ == "__main__":
    sys.exit(main())
