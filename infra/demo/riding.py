"""The driver's part of the demonstration: from boarding to arrival, with the bus seen live."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import base45

from infra.demo.drawing import route_line
from infra.demo.drive import Fix, drive
from infra.demo.screen import must
from infra.demo.talk import Talk
from infra.demo.words import ZONE, clock, minutes_to
from infra.sample import network
from infra.sample.network import TripPlan
from tms.kernel.clock import now, rfc3339

SEAT_AT = 34
"""The offset of the seat's label in a ticket's bytes."""

AHEAD_SECONDS = 20
"""How far the last fix is in the future when the first is sent, so that the ride ends about now."""

LAST_LEG = (0.1, 0.5, 0.85, 1.0)
"""The share of the last leg that the bus has covered at each of the live reports."""


def open_boarding(talk: Talk, plan: TripPlan) -> Talk:
    """Sign the driver in, open boarding, and show that another driver may not."""
    screen, path = talk.screen, f"/trips/{plan.trip_id}/boarding"
    foreign = next(p for p in network.DRIVERS if p.company_id != plan.company.company_id)
    with screen.step(f"{plan.driver.full_name}, the driver, opens boarding"):
        driver = talk.sign_in(plan.driver.email, network.demo_password("driver"))
        opened = driver.post(path)
        must(opened["status"] == "BOARDING", "the trip is BOARDING")
        screen.fact("trip", f"{plan.trip_id}  {opened['status']}")
        screen.fact("bus", f"{plan.bus.plate} to {plan.route.stops[-1].name}")
    with screen.step("A driver of another company tries the same"):
        theirs = talk.sign_in(foreign.email, network.demo_password("driver"))
        theirs.post(path, expect=404, code="trip_not_found")
        screen.good("To another company the trip does not exist.")
    return driver


def scan_tickets(driver: Talk, plan: TripPlan, tickets: Sequence[Any]) -> None:
    """Scan both tickets, then a copy and a forgery."""
    screen, first = driver.screen, tickets[0]["token"]
    with screen.step("The driver scans the tickets at the door"):
        nonce = secrets.token_urlsafe(12)
        scan = _scan(driver, plan, first, nonce, "ok")
        screen.good(f"Seat {scan['seat']}, {scan['passenger']['name']}: {scan['title']}")
        again = _scan(driver, plan, first, nonce, "ok")
        must(again == scan, "the same scan sent again has the same answer")
        screen.good("The phone lost the answer and sent the same scan again: the same answer.")
        other = _scan(driver, plan, tickets[1]["token"], secrets.token_urlsafe(12), "ok")
        screen.good(f"Seat {other['seat']}, {other['passenger']['name']}: {other['title']}")
    with screen.step("Then a copy, and a ticket whose seat somebody changed"):
        copied = _scan(driver, plan, first, secrets.token_urlsafe(12), "already_boarded")
        screen.good(f"Copy: {copied['title']}. {copied['action']}")
        forged = _scan(driver, plan, _with_another_seat(first), secrets.token_urlsafe(12), "forged")
        screen.good(f"Forgery: {forged['title']}. {forged['action']}")


def depart(driver: Talk, plan: TripPlan) -> None:
    """Depart, before the hour."""
    with driver.screen.step(f"The bus leaves (planned at {plan.departure_at:%H:%M}, the demo does not wait)"):
        state = driver.post(f"/trips/{plan.trip_id}/departure")
        must(state["status"] == "DEPARTED", "the trip is DEPARTED")
        driver.screen.fact("trip", state["status"])


def ride(driver: Talk, anyone: Talk, plan: TripPlan) -> None:
    """Send positions along the stops, and look at what anyone sees of the bus (GET .../position)."""
    fixes: Sequence[Fix] = drive(plan.route.stops, now().astimezone(ZONE) + timedelta(seconds=AHEAD_SECONDS))
    last = len(plan.route.stops) - 2
    with driver.screen.step("Valleys without network: the phone keeps its positions and sends them late"):
        for leg in range(1, last - 1, 2):
            fixes = _report(driver, anyone, plan, fixes, leg + 0.5)
    with driver.screen.step("The last half hour, played fast: anyone sees the bus come"):
        for way in (last - 0.5, *(last + share for share in LAST_LEG)):
            fixes = _report(driver, anyone, plan, fixes, way, live=True)
        seen = anyone.get(f"/trips/{plan.trip_id}/position")
        must(seen["next_stop"] is None and seen["eta"] is None, "no stop is ahead any more")


def arrive(driver: Talk, plan: TripPlan) -> None:
    """Arrive."""
    with driver.screen.step("The bus arrives"):
        state = driver.post(f"/trips/{plan.trip_id}/arrival")
        must(state["status"] == "ARRIVED", "the trip is ARRIVED")
        driver.screen.fact("trip", state["status"])


def _scan(driver: Talk, plan: TripPlan, token: str, nonce: str, verdict: str) -> Any:
    body = {"nonce": nonce, "scanned_at": rfc3339(now()), "token": token}
    answer = driver.post(f"/trips/{plan.trip_id}/scans", body)
    must(answer["verdict"] == verdict, f"the verdict is {verdict}, not {answer['verdict']}")
    return answer


def _with_another_seat(token: str) -> str:
    raw = bytearray(base45.b45decode(token))
    raw[SEAT_AT] ^= 1
    forged: bytes = base45.b45encode(bytes(raw))
    return forged.decode()


def _report(
    driver: Talk, anyone: Talk, plan: TripPlan, fixes: Sequence[Fix], until: float, *, live: bool = False
) -> Sequence[Fix]:
    """Send the fixes up to `until`, check what anyone sees of the bus then, and return the other fixes."""
    batch = [fix for fix in fixes if fix.way <= until]
    body = {"positions": [fix.position(plan.trip_id) for fix in batch]}
    shown = f"{{{len(batch)} positions, {batch[0].at:%H:%M:%S} to {batch[-1].at:%H:%M:%S}}}"
    taken = driver.post("/positions", body, shown=shown, expect=202)
    must(taken["accepted"] == len(batch), f"every position is taken: {taken}")
    screen, names = anyone.screen, [stop.name for stop in plan.route.stops]
    path, moment = f"/trips/{plan.trip_id}/position", batch[-1].at.replace(microsecond=0)
    seen = screen.wait("the position", lambda: anyone.api.get(path).body, _is_of(moment), quiet=True)
    ahead = int(batch[-1].way) + 1
    stop = seen["next_stop"]["name"] if seen["next_stop"] else None
    must(
        stop == (names[ahead] if ahead < len(names) else None),
        f"the stop ahead is {names[ahead:]}, not {stop}",
    )
    eta = f", {minutes_to(seen['eta'])} ({clock(seen['eta'])})" if stop and live else ""
    screen.block(f"{route_line(names, ahead)}   next stop: {stop or 'none'}{eta}")
    return fixes[len(batch) :]


def _is_of(moment: datetime) -> Callable[[Any], bool]:
    """Return whether a position is as new as `moment`; before the first one there is a problem instead."""
    return lambda seen: "recorded_at" in seen and datetime.fromisoformat(seen["recorded_at"]) >= moment
