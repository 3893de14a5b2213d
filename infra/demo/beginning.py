"""A new company's part of the demonstration: from nothing to its first trip on sale, by the API alone."""

import re
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta

from infra.demo import owning
from infra.demo.screen import Wrong, must
from infra.demo.talk import Talk
from infra.demo.words import ZONE, clock, money
from infra.local import outbox
from infra.place import Place
from infra.sample import network
from tms.kernel.clock import now

FEWER_THAN = 15
"""The calls that a company needs from nothing to its first trip on sale."""

PASSWORD = "eleven-buses-at-the-lake"  # noqa: S105 (of accounts made anew each time)
HERE = {"latitude": "-1.7025", "longitude": "29.2569", "limit": "2"}
"""In Rubavu, at Lake Kivu: the nearest two stations are the ends of the company's first line."""

MINUTES, METRES, RATE = 17, 12_000, 50
LEAST = 600
TOKEN = re.compile(r"^ *(acc_[0-9A-Z]{26}\.[A-Za-z0-9_-]{43})$", re.MULTILINE)


@dataclass(frozen=True)
class Beginner:
    """A company without anything but its first owner."""

    talk: Talk
    place: Place
    mark: str

    @property
    def name(self) -> str:
        """What the company is called."""
        return f"Kivu Morning Shuttles {self.mark}"

    def mail(self, role: str) -> str:
        """Return the address of one of its people."""
        return f"{role}.{self.mark}@morning-shuttles.example"

    def phone(self, first: int) -> str:
        """Return a number that no network of Rwanda uses."""
        return f"+25070{first}{secrets.randbelow(10**6):06d}"

    def accept(self, role: str) -> None:
        """Accept the invitation that came to one of its people by mail."""
        mails = self.talk.screen.wait("the mail", lambda: outbox.mails_to(self.place, self.mail(role)), bool)
        found = TOKEN.search(str(mails[-1]["BodyText"]))
        if found is None:
            raise Wrong(f"There is no invitation in the mail to {self.mail(role)}.")
        body = {"token": found[1], "password": PASSWORD}
        self.talk.post("/auth/staff/accept", body, shown="{the token of the mail, a password}")


def begin(talk: Talk, place: Place) -> None:
    """Let the platform make a company, and the company put its first trip on sale.

    Raises:
        Wrong: a step did not go as it must, or it took too many calls.
    """
    screen = talk.screen
    with screen.step("An administrator of the platform signs in: a password, then a code by mail"):
        admin = owning.sign_in(talk, place, [network.PLATFORM_ADMIN])
        if admin is None:
            screen.fact("left out", "the address got five codes within the hour; wait, or: make reset")
            return
    before, started = screen.calls, time.monotonic()
    company = Beginner(talk, place, secrets.token_hex(3))
    owner = _found(admin, company)
    route_id, ends = _open_line(owner, talk)
    bus_id, driver_id = _equip(owner, company)
    _sell(owner, company, {"route_id": route_id, "bus_id": bus_id, "driver_id": driver_id}, ends)
    calls, seconds = screen.calls - before, time.monotonic() - started
    must(calls < FEWER_THAN, f"a company needs fewer than {FEWER_THAN} calls, not {calls}")
    screen.good(f"From nothing to the first trip on sale: {calls} calls, {seconds:.1f} s.")


def _found(admin: Talk, company: Beginner) -> Talk:
    """Make the company; return the talk of its owner."""
    screen = admin.screen
    with screen.step(f"The platform makes a company, {company.name}, and its owner is invited by mail"):
        body = {
            "name": company.name,
            "email": company.mail("hello"),
            "phone": company.phone(1),
            "currency": "RWF",
            "timezone": network.TIMEZONE,
            "owner": {"full_name": "Odette Umutoni", "email": company.mail("owner")},
        }
        made = admin.post("/platform/companies", body, key="new", expect=201)
        screen.fact("company", f"{made['company_id']} (fictional)")
    with screen.step("Odette, the owner, accepts and signs in"):
        company.accept("owner")
        owner = owning.sign_in_with(company.talk, company.place, company.mail("owner"), PASSWORD)
        if owner is None:
            raise Wrong("The owner is sent no code.")
    return owner


def _open_line(owner: Talk, anyone: Talk) -> tuple[str, dict[str, str]]:
    """Make a route between the nearest two stations, with its fare; return its id and its ends."""
    screen = owner.screen
    with screen.step("She draws a line between the two stations nearest to her"):
        found = anyone.get("/search/stations/nearest", HERE)["items"]
        must(len(found) == 2, "two stations are found")
        ends = [{"station_id": found[0]["station_id"]}, {"station_id": found[1]["station_id"]}]
        ends[1] |= {"running_s": MINUTES * 60, "metres": METRES}
        name = " - ".join(each["name"] for each in found)
        route = owner.post("/company/routes", {"name": name, "stops": ends}, key="new", expect=201)
        screen.fact("route", f"{route['name']}, version {route['version']}")
    with screen.step("Fares are proposed by the kilometre, and she takes them"):
        path = f"/company/routes/{route['route_id']}/fares"
        wish = {"per_kilometre": {"rate": RATE, "least": LEAST}, "round_to": 50}
        proposed = owner.post(f"{path}/proposal", wish)
        fares = [
            {"from_stop": fare["from_stop"], "to_stop": fare["to_stop"], "amount": fare["amount"]}
            for fare in proposed["fares"]
        ]
        must([fare["amount"] for fare in fares] == [max(LEAST, RATE * METRES // 1000)], "the fare fits")
        priced = owner.put(path, {"fares": fares, "round_to": 50})
        must(priced["version"] > route["version"], "new fares make a new version")
        screen.fact("fare", f"{fares[0]['amount']} RWF, version {priced['version']}")
    return route["route_id"], {"from": ends[0]["station_id"], "to": ends[1]["station_id"]}


def _equip(owner: Talk, company: Beginner) -> tuple[str, str]:
    """Enter a bus and hire a driver; return the ids of both."""
    screen = owner.screen
    with screen.step("She enters a bus, with the seats of a template"):
        body = {"plate": f"RAY {secrets.randbelow(1000):03d} K", "template": "minibus"}
        bus = owner.post("/company/buses", body, key="new", expect=201)
        screen.fact("bus", f"{bus['plate']}, {bus['seats']} seats")
    with screen.step("She invites a driver, who accepts, and enters the licence"):
        person = {"full_name": "Claver Mugabo", "email": company.mail("driver"), "roles": ["driver"]}
        hired = owner.post("/company/staff", person, key="new", expect=201)
        company.accept("driver")
        last = (now() + timedelta(days=1000)).date().isoformat()
        licence = {"licence_number": "DEMO 0001", "licence_class": "D", "licence_expires_on": last}
        driver = owner.put(f"/company/drivers/{hired['account_id']}", licence)
        must(driver["licence"] == "valid", "the licence is valid")
        screen.fact("driver", f"{driver['full_name']}, licence until {last}")
    return bus["bus_id"], driver["account_id"]


def _sell(owner: Talk, company: Beginner, wanted: dict[str, str], ends: dict[str, str]) -> None:
    """Plan a trip for tomorrow, and find it as a guest."""
    screen, guest = owner.screen, company.talk
    day = (now().astimezone(ZONE) + timedelta(days=1)).date().isoformat()
    with screen.step("She plans a trip for tomorrow at eight, and puts it on sale"):
        body = {**wanted, "departure_at": f"{day}T08:00", "publish": True}
        trip = owner.post("/company/trips", body, key="new", expect=201)
        must(trip["status"] == "PUBLISHED", "the trip is on sale")
        screen.fact("trip", f"{trip['trip_id']}  {trip['status']}")
    with screen.step("A guest finds it in the search"):
        found = guest.get("/search/trips", {**ends, "date": day})["items"]
        mine = [one for one in found if one["trip_id"] == trip["trip_id"]]
        must(len(mine) == 1, "the new trip is found")
        must(mine[0]["company"] == company.name, "under the name of the new company")
        screen.fact("leaves", f"{clock(mine[0]['departure_at'])}, {mine[0]['seats_free']} seats free")
        screen.fact("price", money(mine[0]["price"]))
