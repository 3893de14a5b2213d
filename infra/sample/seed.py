"""Loads the sample network on the running platform: `make seed`, and the first `make up` of a day.

It writes through the domain's own use cases and stores with their conditions, so loading again adds what is
missing and changes nothing that was sold meanwhile. Companies and people are fictional.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError
from pynamodb.exceptions import PynamoDBException

from infra import domain
from infra.clients import ADMIN_KEY, ADMIN_SECRET, local_client
from infra.place import Place, here
from infra.sample import network
from infra.sample.network_companies import Person
from infra.terminal import Step, Stop, say, step
from tms.accounts import for_operators as accounts
from tms.accounts.account import Account
from tms.companies import for_operators as companies
from tms.companies.company import Company
from tms.fleet import for_operators as fleet
from tms.kernel import email_address
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.clock import epoch, now
from tms.kernel.ids import derived_id
from tms.kernel.phone import e164
from tms.trips import for_operators as trips
from tms.trips.trip import Trip, TripStatus, TripStop

SHUTTLE_HOURS = 26
"""How far ahead shuttles are loaded; the first `make up` of the next day loads more."""

TRIES = 3

THREADS = 4
"""Trips published at a time. The emulator answers one request after the other, so more would wait."""


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
        Company(co.company_id, co.name, co.email, co.phone, co.currency, co.timezone, fictional=True)
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
    """Create and publish the trips that are missing; return their number."""
    created = 0
    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(_publish, plan) for plan in plans]
        try:
            for done, each in enumerate(as_completed(running), start=1):
                created += each.result()
                if shown and done % 10 == 0:
                    shown.reached(done, len(plans))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return created


def seed_demonstration(moment: datetime) -> network.TripPlan | None:
    """Load a trip for a demonstration that begins at `moment`; None if all of its buses are on their way."""
    for plan in network.demonstrations(moment):
        if trips.find(plan.trip_id) is None and trips.is_free(trip_of(plan), epoch()):
            seed_people([plan.driver])
            seed_trip(plan)
            return plan
    return None


def seed_trip(plan: network.TripPlan) -> Trip:
    """Create and publish a trip, if it is missing; return it as it was planned."""
    _publish(plan)
    return trip_of(plan)


def trip_of(plan: network.TripPlan) -> Trip:
    """Return the draft of a planned trip."""
    return Trip(
        trip_id=plan.trip_id,
        company_id=plan.company.company_id,
        company=plan.company.name,
        route_id=plan.route.route_id,
        bus_id=plan.bus.bus_id,
        plate=plan.bus.plate,
        bus_class=plan.bus.bus_class,
        driver_id=plan.driver.account_id,
        status=TripStatus.DRAFT,
        service_date=plan.departure_at.date().isoformat(),
        currency=plan.company.currency,
        stops=[
            TripStop(
                station.station_id,
                station.name,
                station.latitude,
                station.longitude,
                call.arrival_at,
                call.departure_at,
            )
            for station, call in zip(plan.route.stops, plan.stops, strict=True)
        ],
        fares={stretch: fare.amount for stretch, fare in plan.fares.items()},
        layout=plan.bus.layout.as_grid(),
    )


def _publish(plan: network.TripPlan) -> bool:
    """Publish a trip; return whether it was not published before."""
    return trips.put_on_sale(trip_of(plan))


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
