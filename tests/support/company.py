"""People of the tests as members of their companies, and what owners do there."""

from collections.abc import Iterable
from typing import Any

from tests.support.accounts import account
from tests.support.functions import Reply, call
from tests.support.people import COMPANY, OWNER, Person, key
from tms.companies import company_store, store
from tms.companies.company import Company
from tms.companies.members import Grants, Member
from tms.kernel.access.permissions import COMPANY_ROLES, Permission
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture of one pixel, in base64."""


def enrol(
    *people: Person, extra: Iterable[Permission] = (), revoked: Iterable[Permission] = (), active: bool = True
) -> None:
    """Make people members of the company that their tokens name, in the role that these name."""
    for person in people:
        if person["roles"] in COMPANY_ROLES:
            member = Member(
                company=person["company"],
                account_id=person["subject"],
                roles=frozenset({person["roles"]}),
                extra=frozenset(extra),
                revoked=frozenset(revoked),
                active=active,
                joined=True,
                revision=1,
                request_hash=None,
                created_at=epoch(),
            )
            assert store.enrolled(member)


def enrol_in(person: Person, *roles: str, extra: Iterable[Permission] = ()) -> None:
    """Make somebody a member of their company in roles that may be the company's own."""
    member = Member(
        company=person["company"],
        account_id=person["subject"],
        roles=frozenset(roles),
        extra=frozenset(extra),
        revoked=frozenset(),
        active=True,
        joined=True,
        revision=1,
        request_hash=None,
        created_at=epoch(),
    )
    transaction = Transaction()
    store.add_member(transaction, member)
    store.count_holders(transaction, [], store.roles_by_id(member.company, member.own_roles).values())
    transaction.commit()


def held(person: Person) -> Grants:
    """Return what a member may do by now."""
    found = store.find_grants(person["company"], person["subject"])
    assert found is not None
    return found


def make_role(name: str, *permissions: str, caller: Person = OWNER, headers: Any = None) -> Reply:
    """Make a role."""
    body = {"name": name, "permissions": list(permissions)}
    return call("companies/create_role", body=body, caller=caller, headers=headers or key())


def new_role(name: str = "Night gate", *permissions: str, caller: Person = OWNER) -> str:
    """Make a role and return its id."""
    reply = make_role(name, *(permissions or ("tickets:scan",)), caller=caller)
    assert reply.status == 201, reply
    return str(reply.json["role"])


def audited(cloud: Any, action: str) -> list[dict[str, Any]]:
    """Return the audit records of an action."""
    return [item for item in cloud.items("audit") if item["action"] == action]


def account_of(person: Person) -> str:
    """Give a member of a company an account; return its id."""
    account(
        person["roles"],
        account_id=person["subject"],
        email=f"{person['subject'].lower()}@mail.example",
        company=person["company"],
    )
    return person["subject"]


def invite(email: str = "bosco@mail.example", *roles: str, caller: Person = OWNER, **more: Any) -> Reply:
    """Invite somebody."""
    headers = more.pop("headers", None) or key()
    body = {"full_name": "Bosco Ndoli", "email": email, "roles": list(roles or ("agent",)), **more}
    return call("companies/invite_staff", body=body, caller=caller, headers=headers)


def change(person: str, caller: Person = OWNER, **changes: Any) -> Reply:
    """Change somebody of the company."""
    return call("companies/update_staff", path={"account_id": person}, body=changes, caller=caller)


def step(name: str, person: str, caller: Person = OWNER) -> Reply:
    """Deactivate or reactivate somebody of the company."""
    return call(f"companies/{name}_staff", path={"account_id": person}, caller=caller)


def on_record(company: str = COMPANY) -> None:
    """Put a company on record."""
    name = "Ikirere Express"
    company_store.save_companies(
        [Company(company, name, "hello@mail.example", "+250788000000", "RWF", "Africa/Kigali")]
    )


def branch(caller: Person = OWNER, headers: Any = None, **changes: Any) -> Reply:
    """Open a branch."""
    body = {"name": "Huye", "address": "NR 1, Huye", **changes}
    return call("companies/create_branch", body=body, caller=caller, headers=headers or key())


def new_branch(**changes: Any) -> str:
    """Open a branch and return its id."""
    reply = branch(**changes)
    assert reply.status == 201, reply
    return str(reply.json["branch_id"])


def set_logo(png: str, caller: Person = OWNER) -> Reply:
    """Give the company of the caller a logo."""
    return call("companies/set_logo", body={"png": png}, caller=caller)
