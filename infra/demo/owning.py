"""The owner's part of the demonstration: a sign-in in two steps, and the audit record of a refused driver."""

from infra.demo.screen import must
from infra.demo.talk import Talk
from infra.demo.words import clock
from infra.local import outbox
from infra.place import Place
from infra.sample import network
from infra.sample.network import TripPlan

BUSY = "too_many_attempts"
"""An address gets five codes an hour at most, and somebody may play the demo more often."""


def read_refusals(talk: Talk, place: Place, plan: TripPlan) -> None:
    """Sign in as an owner of the trip's company, and find the driver of another one in the audit records."""
    screen = talk.screen
    with screen.step(f"An owner of {plan.company.name} signs in: a password, then a code by mail"):
        owner = _signed_in(talk, place, plan.company.company_id)
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


def _signed_in(talk: Talk, place: Place, company_id: str) -> Talk | None:
    """Return the talk of an owner; None if each of them got too many codes lately."""
    for person in network.STAFF:
        if (person.role, person.company_id) != ("owner", company_id):
            continue
        login = {"identifier": person.email, "password": network.demo_password("owner")}
        before = len(outbox.codes_to(place, person.email))
        begun = talk.post("/auth/staff/login", login, or_problem=BUSY)
        if begun.get("code") == BUSY:
            continue
        proof = {"challenge": begun["challenge"], "code": _mailed(talk, place, person.email, before)}
        tokens = talk.post("/auth/staff/verify", proof, shown="{the challenge, and the code}")
        return talk.as_(talk.api.as_bearer(tokens["access_token"]))
    return None


def _mailed(talk: Talk, place: Place, address: str, before: int) -> str:
    """Wait for a code after the first `before` ones, and return it."""
    codes = talk.screen.wait(
        "the mail", lambda: outbox.codes_to(place, address), lambda found: len(found) > before
    )
    return codes[-1]
