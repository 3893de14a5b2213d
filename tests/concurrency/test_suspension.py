"""A suspension amid holds that are running: none that begins once it is written succeeds."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import pytest

from tests.support.books import audit
from tests.support.crowd import Crowd
from tests.support.functions import call
from tests.support.people import Person, key, person
from tests.support.trips import wish
from tms.kernel.access import suspension
from tms.kernel.store import Transaction
from tms.trips.trip import Trip

HOLDS = 15
BEFORE = 5
"""Holds of the process that suspends before it does."""


@dataclass(frozen=True)
class Held:
    """An answer to a hold, and when it was asked for, on the clock that all processes share."""

    began: float
    status: int
    code: str


def hold(caller: Person, trip_id: str) -> Held:
    body = msgspec.to_builtins(wish(trip_id, range(2)))
    began = time.monotonic()
    reply = call("bookings/hold_seats", body=body, caller=caller, headers=key())
    return Held(began, reply.status, reply.code if reply.status >= 400 else "")


def hold_and_suspend(caller: Person, trip_id: str, what: str, suspends: bool) -> tuple[float, list[Held]]:
    """Hold again and again, and suspend somebody in between if told to; return when that was written."""
    held = [hold(caller, trip_id) for _ in range(BEFORE)]
    if suspends:
        transaction = Transaction()
        if what == "account":
            suspension.suspend_account(transaction, caller["subject"])
        else:
            suspension.suspend_company(transaction, caller["company"])
        transaction.commit()
    written = time.monotonic()
    held += [hold(caller, trip_id) for _ in range(HOLDS - BEFORE)]
    return written if suspends else 0.0, held


@pytest.mark.parametrize("what", ["account", "company"])
def test_no_hold_that_begins_after_the_suspension_succeeds(
    crowd: Crowd, on_sale: Callable[..., Trip], what: str
) -> None:
    trip = on_sale(legs=2, rows=20)
    caller = person("agent", trip.company_id)

    told = [(caller, trip.trip_id, what, number == 0) for number in range(crowd.processes)]
    answers = crowd.run(hold_and_suspend, *told)

    written = max(when for when, _ in answers)
    after = [each for _, held in answers for each in held if each.began > written]
    before = [each for _, held in answers for each in held if each.began <= written]
    assert len(after) >= HOLDS - BEFORE
    assert {(each.status, each.code) for each in after} == {(403, f"{what}_suspended")}
    assert {(each.status, each.code) for each in before} <= {(201, ""), (403, f"{what}_suspended")}
    sold = [each for each in before if each.status == 201]
    assert len(sold) >= BEFORE
    assert len(audit(trip).bookings) == len(sold), "what was refused left nothing behind"
