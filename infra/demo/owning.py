"""The owner's part of the demonstration: a sign-in in two steps, and the audit record of a refused driver."""

from collections.abc import Iterable

from infra.demo.screen import must
from infra.demo.talk import Talk
from infra.demo.words import clock
from infra.local import outbox
from infra.place import Place
from infra.sample import network
from infra.sample.network import Person, TripPlan

BUSY = "too_many_attempts"
"""An address gets five codes an hour at most, and somebody may play the demo more often."""


def read_refusals(talk: Talk, place: Place, plan: TripPlan) -> None:
    """Sign in as an owner of the trip's company, and find the driver of another one in the audit records."""
    screen = talk.screen
    with screen.step(f"An owner of {plan.company.name} signs in: a password, then a code by mail"):
        company = plan.company.company_id
        owners = [one for one in network.STAFF if (one.role, one.company_id) == ("owner", company)]
        owner = sign_in(talk, place, owners)
        if owner is None:
            screen.fact("left out", "every owner got five codes within the hour; wait, or: make reset")
            return
        screen.fact("roles", ", ".join(owner.get("/auth/me")["roles"]))
    with screen.step("Who reached for another company's trip is on record"):
        query = {"action": "tenancy.refused", "target": plan.trip_id}
        records = screen.wait(
            "the record", lambda: owner.api.get("/audit", query).body["records"], bool, quiet=True
        )
        (record,) = owner.get("/audit", query)["records"]
        must([record] == records, "one try, one record")
        screen.fact("who", f"{record['actor']['subject']}, {', '.join(record['actor']['roles'])}")
        screen.fact("when", f"{clock(record['at'])}, from {record['source_ip']}")
        screen.good("The functions may add to these records; they cannot take one away.")


def sign_in(talk: Talk, place: Place, people: Iterable[Person]) -> Talk | None:
    """Return the talk of the first of these people who gets a code; None if each got too many lately."""
    for person in people:
        password = network.demo_password(person.role)
        if (found := sign_in_with(talk, place, person.email, password)) is not None:
            return found
    return None


def sign_in_with(talk: Talk, place: Place, address: str, password: str) -> Talk | None:
    """Sign in with a password and the code that comes by mail; None if the address got too many lately."""
    before = len(outbox.codes_to(place, address))
    login = {"identifier": address, "password": password}
    begun = talk.post("/auth/staff/login", login, or_problem=BUSY)
    if begun.get("code") == BUSY:
        return None
    proof = {"challenge": begun["challenge"], "code": _mailed(talk, place, address, before)}
    tokens = talk.post("/auth/staff/verify", proof, shown="{the challenge, and the code}")
    return talk.as_(talk.api.as_bearer(tokens["access_token"]))


def _mailed(talk: Talk, place: Place, address: str, before: int) -> str:
    """Wait for a code after the first `before` ones, and return it."""
    codes = talk.screen.wait(
        "the mail", lambda: outbox.codes_to(place, address), lambda found: len(found) > before
    )
    return codes[-1]
