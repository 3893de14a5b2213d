"""Makes the accounts of the sample network, and its people members of their companies."""

from collections.abc import Sequence
from functools import cache

from infra.sample import network
from infra.sample.network_companies import Person
from tms.accounts import for_operators as accounts
from tms.accounts.account import Account
from tms.companies import for_operators as companies
from tms.kernel import email_address
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.clock import epoch
from tms.kernel.ids import derived_id
from tms.kernel.phone import e164


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
