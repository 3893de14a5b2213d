"""Every operation of companies, fleet, trips and the platform once, over HTTP: each function has its rights.

The requests are the sample events, for a company of this test's own. What a call makes, later ones name. An
operation that is refused proves little of its rights, so none may be.
"""

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from secrets import token_hex
from typing import Any

from infra.api import Api, Reply
from infra.events import FOLDER
from infra.functions import HttpFunction, http_functions
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_company import Founded, found, phone
from tests.support.e2e_line import plate
from tests.support.kept import log_lines

SERVICES = ("platform", "companies", "fleet", "trips")
"""In this order; what a later one needs, an earlier one makes."""

LAST = ("deactivate", "reactivate", "suspend", "reinstate")
"""Steps after which others of the same thing are refused, or that take back another one."""

OF_TRIPS = (
    "create_trip",
    "publish_trip",
    "unpublish_trip",
    "publish_trip",
    "update_trip",
    "delay_trip",
    "report_breakdown",
    "end_breakdown",
    "create_bus",
    "preview_bus_swap",
    "swap_bus",
    "preview_cancellation",
    "cancel_trip",
    "delete_timetable",
    "delete_driver",
    "enter_licence",
    "create_timetable",
    "create_trip",
    "publish_trip",
    "open_boarding",
    "record_departure",
    "undo_step",
    "take_step",
    "report_incident",
    "resolve_incident",
    "record_arrival",
    "reconcile_trip",
)
"""What is done with trips, in this order: one is planned and cancelled, and another one runs."""

MADE_FOR_TRIPS = ("create_bus", "create_timetable", "enter_licence")
"""Those of them that come before as well."""

DEPARTS_SOON = timedelta(minutes=13)
LATER_SEASON = timedelta(days=60)
"""When the season of the timetable begins: so late that it makes no trip yet."""

READERS = 3
ID = re.compile(r"\b([a-z]{2,3})_[0-9A-Z]{26}\b")
DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
DENIED = re.compile(r'User: [^"\\]*not authorized to perform[^"\\]*')
EXAMPLES_TODAY = date(2026, 11, 30)
"""The day before the examples' trips leave."""


@dataclass
class Walk:
    """Requests one after the other, and what they made.

    Attributes:
        made: the newest id of each kind, by its prefix.
        leaves: the departures of the trips that are planned, one after the other.
    """

    callers: dict[str, Api]
    company: Founded
    made: dict[str, str] = field(default_factory=dict)
    staff: str = ""
    answers: dict[str, Reply] = field(default_factory=dict)
    leaves: Iterator[datetime] = field(default_factory=lambda: departures(datetime.now(UTC)))

    @property
    def refused(self) -> dict[str, Reply]:
        """The operations that were refused."""
        return {name: reply for name, reply in self.answers.items() if reply.status >= 400}

    def call(self, function: HttpFunction) -> None:
        """Send the sample request of a function, and remember what it made; a refusal is not forgotten."""
        reply = self._sent(function)
        while reply.status == 429:  # a mail went to the same address a moment ago
            time.sleep(reply.body["retry_after"])
            reply = self._sent(function)
        if self.answers.setdefault(named(function), reply).status < 400:
            self.answers[named(function)] = reply

    def arrive(self, function: HttpFunction) -> None:
        """Let the driver report the bus of the newest trip at its last stop, and record its arrival there."""
        trip_id = self.made["trp"]
        end = self.callers["guest"].get(f"/trips/{trip_id}").body["stops"][-1]
        position = {
            "trip_id": trip_id,
            "latitude": end["latitude"],
            "longitude": end["longitude"],
            "recorded_at": datetime.now(UTC).isoformat(),
        }
        taken = self.callers["driver"].post("/positions", {"positions": [position]})
        assert (taken.status, taken.body["rejected"]) == (202, []), taken.body
        early = "too_early"  # until the position has come through
        self.answers[named(function)] = eventually(
            lambda: self._sent(function), lambda it: it.status < 400 or it.body["code"] != early
        )

    def _sent(self, function: HttpFunction) -> Reply:
        event = json.loads((FOLDER / f"{function.service}-{function.name}.json").read_text())
        role = event["requestContext"].get("authorizer", {}).get("roles", "guest")
        if role not in self.callers or event["path"].startswith("/company"):
            role = "owner"
        headers = {"idempotency_key": token_hex(16)} if function.route.idempotent else {}
        reply = self.callers[role].send(
            event["httpMethod"],
            self._named(event["path"], event["path"]),
            {name: self._at(text) for name, text in (event["queryStringParameters"] or {}).items()},
            self._body(event),
            **headers,
        )
        if event["httpMethod"] == "POST" and reply.status == 201:
            self._remember(event["path"], reply.body)
        return reply

    def _remember(self, path: str, body: Any) -> None:
        if path == "/company/staff":
            self.staff = body["account_id"]
            return
        named = " ".join(value for value in body.values() if isinstance(value, str))
        for one in ID.finditer(named):
            self.made["platform " * path.startswith("/platform/") + one[1]] = one[0]
        for listed in ("outages", "absences"):
            for each in body.get(listed, ()):
                self.made |= {one[1]: one[0] for one in ID.finditer(json.dumps(each))}

    def _named(self, text: str, path: str) -> str:
        """Put the ids of what was made in the place of the examples' ones."""
        account = self.staff if path.startswith("/company/staff") else self.company.driver_id
        known = {**self.made, "acc": account, "co": self.company.company_id}
        if path.startswith("/platform/"):
            known = {kind.removeprefix("platform "): made for kind, made in self.made.items()}
        return ID.sub(lambda one: known.get(one[1], one[0]), text)

    def _at(self, text: str) -> str:
        """Let the examples' days lie ahead."""
        ahead = datetime.now(UTC).date() - EXAMPLES_TODAY
        text = DAY.sub(lambda found: (date.fromisoformat(found[0]) + ahead).isoformat(), text)
        made = {kind: one for kind, one in self.made.items() if kind != "stn"}  # the examples' stations exist
        known = {**made, "acc": self.company.driver_id, "co": self.company.company_id}
        return ID.sub(lambda one: known.get(one[1], one[0]), text)

    def _body(self, event: dict[str, Any]) -> str | None:
        """Return the body, with names, plates and addresses that nothing else has."""
        if event["body"] is None:
            return None
        body, mark = json.loads(self._at(event["body"])), token_hex(3)
        if isinstance(body.get("owner"), dict):
            body["owner"] |= {"email": f"owner.{mark}@mail.example", "phone": phone()}
        fresh = {
            "email": f"{mark}@mail.example",
            "phone": phone(),
            "name": f"{body.get('name')} {mark}",
            "plate": plate(),
            "publish": False,
        }
        body |= {name: value for name, value in fresh.items() if body.get(name)}
        if event["path"] == "/company/trips":
            body["departure_at"] = next(self.leaves).isoformat(timespec="seconds")
        if "valid_from" in body:
            body["valid_from"] = (datetime.now(UTC).date() + LATER_SEASON).isoformat()
        return json.dumps({name: value for name, value in body.items() if name != "valid_until"})


def departures(now: datetime) -> Iterator[datetime]:
    """Yield when trips leave: the first one tomorrow, the second one soon, each further one a day later."""
    yield now + timedelta(days=1)
    yield from (now + DEPARTS_SOON + timedelta(days=days) for days in chain([0], range(3, 30)))


def named(function: HttpFunction) -> str:
    """Return what a function is called here: service and name."""
    return f"{function.service}/{function.name}"


def makers(functions: list[HttpFunction]) -> Iterator[HttpFunction]:
    """Yield what makes things, and then what changes them."""
    yield from sorted(functions, key=lambda each: (SERVICES.index(each.service), *_turn(each)))


def takers(functions: list[HttpFunction], all_of_them: list[HttpFunction]) -> Iterator[HttpFunction]:
    """Yield what takes things away, each after another one was made."""
    by_depth = sorted(
        functions, key=lambda each: (-SERVICES.index(each.service), -each.route.path.count("/"))
    )
    for each in by_depth:
        collection, _, last = each.route.path.rpartition("/")
        if last.startswith("{"):
            made = (one for one in all_of_them if (one.route.method, one.route.path) == ("POST", collection))
            yield from made
        yield each


def _turn(function: HttpFunction) -> tuple[int, int, str]:
    route = function.route
    makes = route.method in {"POST", "PUT"} and route.path.count("{") == 0
    step = route.path.rpartition("/")[2]
    rank = 0 if makes else 1 if route.method == "PUT" else 2
    return rank, LAST.index(step) + 1 if step in LAST else 0, route.path


def test_every_operation_answers(platform: Platform) -> None:
    company = found(platform)
    callers = {
        "owner": company.owner,
        "driver": company.driver,
        "platform_admin": platform.people["admin"],
        "guest": platform.api,
    }
    walk = Walk(callers, company)
    functions = [each for each in http_functions() if each.service in SERVICES]
    by_name = {each.name: each for each in functions}
    rest = [each for each in functions if each.name not in OF_TRIPS or each.name in MADE_FOR_TRIPS]
    for function in makers([each for each in rest if each.route.method not in {"GET", "DELETE"}]):
        walk.call(function)
    assert walk.refused == {}, why(platform, walk.refused)
    for name in OF_TRIPS:
        step = walk.arrive if name == "record_arrival" else walk.call
        step(by_name[name])
        assert walk.refused == {}, why(platform, walk.refused)
    with ThreadPoolExecutor(READERS) as pool:
        for _ in pool.map(walk.call, [each for each in rest if each.route.method == "GET"]):
            pass
    for function in takers([each for each in rest if each.route.method == "DELETE"], functions):
        walk.call(function)
    assert walk.refused == {}, why(platform, walk.refused)
    assert walk.answers.keys() == {named(each) for each in functions}


def why(platform: Platform, refused: dict[str, Reply]) -> str:
    """Return what was refused, line by line, and what the functions' logs say of rights that are missing."""
    answers = [f"{name}: {reply.status} {reply.body}" for name, reply in refused.items()]
    denied = {found for line in log_lines(platform.place) for found in DENIED.findall(line)}
    return "\n".join(["", *answers, *(f"missing right: {line}" for line in sorted(denied))])
