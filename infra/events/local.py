"""Sample events for a platform that runs: with ids of it in place of the examples.

One-time codes, sessions, tokens of tickets and a company's own roles stay as they are in the examples.
"""

import datetime as dt
import json
import re
import time
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from infra.api import Api, Reply
from infra.deploy.deployment import current_url, note, write_note
from infra.events import FOLDER
from infra.place import Place
from infra.sample import network, seed
from infra.sample.network_companies import SUNBIRD, Person
from infra.terminal import Stop, step
from tms.kernel.clock import now

Json = dict[str, Any]

ID = re.compile(r"\b([a-z]{2,3})_[0-9A-Z]{26}\b")
JOURNEY = {"from": "Kigali-Nyabugogo", "to": "Musanze"}
"""As in the examples."""

PAYER = "+250788123456"
PAYMENT_SECONDS = 30
DRIVE_HOURS = 24
"""How long a trip may be boarded and driven after its departure."""

SIGN_INS = {"/auth/login": "passenger", "/auth/staff/login": "agent"}


def local_event(place: Place, function: str) -> str:
    """Return the sample event of a function, with ids of the running platform.

    It loads a trip or buys a ticket where the event needs one.

    Raises:
        Stop: there is no such event, or the platform refused what the event needs.
    """
    file = FOLDER / f"{function.replace('/', '-')}.json"
    if not file.is_file():
        raise Stop(f"There is no function {function!r}. Name it by its file: F=bookings/hold_seats")
    text = file.read_text()
    event = json.loads(text)
    caller = event.get("requestContext", {}).get("authorizer", {"roles": "passenger", "principalId": ""})
    kinds = {found[1] for found in ID.finditer(text)}
    with step("Finding what the event needs") as shown:
        try:
            ids = _ids(place, caller["roles"], kinds)
        except OSError as error:  # a sign-in is refused, or nothing answers
            raise Stop(f"The platform refused what the event needs: {error}") from error
        shown.note = ", ".join(ids.values())
    ours = {**ids, "acc": ids["acc"] if caller["roles"] == "passenger" else _person("agent").account_id}

    def replaced(found: re.Match[str]) -> str:
        known = ids if found[0] == caller["principalId"] else ours
        return known.get(found[1], found[0])

    return json.dumps(_as_sent(json.loads(ID.sub(replaced, text))), indent=2, ensure_ascii=False) + "\n"


def _ids(place: Place, role: str, kinds: set[str]) -> dict[str, str]:
    """Return an id of each kind that an event names and the platform has; `acc` is the caller's."""
    ids = {"acc": _person(role).account_id, "co": SUNBIRD.company_id}
    if "trp" in kinds and role == "driver":
        return ids | _drive(place)
    passenger = _person("passenger")
    if kinds & {"bkg", "pay", "tkt"}:
        password = network.demo_password(passenger.role)
        buyer = Api(current_url(place)).signed_in(passenger.email, password, place)
        return ids | _bought(buyer, paid=bool(kinds & {"pay", "tkt"}))
    if "trp" in kinds:
        return ids | {"trp": _on_sale(Api(current_url(place)))}
    return ids


def _person(role: str) -> Person:
    """Return the first person of a role, of the company that the examples name."""
    companies = {SUNBIRD.company_id, None}
    return next(one for one in network.people() if one.role == role and one.company_id in companies)


def _drive(place: Place) -> dict[str, str]:
    """Return a trip that is driven about now, and its driver: the same again for as long as it may be."""
    kept = note(place, "sample-trip")
    if kept and kept["until"] > time.time():
        return {"acc": kept["driver"], "trp": kept["trip"]}
    with seed.environment(place):
        plan = seed.seed_demonstration(now())
    if plan is None:
        raise Stop("All buses for demonstrations are on their way. Try again in a minute.")
    until = plan.departure_at + dt.timedelta(hours=DRIVE_HOURS)
    driver = plan.driver.account_id
    write_note(place, "sample-trip", {"trip": plan.trip_id, "driver": driver, "until": until.timestamp()})
    return {"acc": driver, "trp": plan.trip_id}


def _on_sale(api: Api) -> str:
    """Return a trip of tomorrow, whose sales do not end in the next hours."""
    tomorrow = (now() + dt.timedelta(days=1)).astimezone(ZoneInfo(network.TIMEZONE)).date()
    found = _must(api.get("/search/trips", {**JOURNEY, "date": tomorrow.isoformat()}), 200)
    for one in found["items"]:
        if one["company_id"] == SUNBIRD.company_id and one["seats_free"]:
            return str(one["trip_id"])
    raise Stop(f"No trip of {tomorrow} is on sale. Load the next days: make seed")


def _bought(buyer: Api, *, paid: bool) -> dict[str, str]:
    """Hold a seat, and pay for it if that is asked for; return the trip's, the booking's and other ids."""
    trip = _on_sale(buyer)
    passengers = [{"name": "Aline Uwase", "phone": PAYER}]
    body = {**JOURNEY, "trip_id": trip, "passengers": passengers}
    booking = _must(buyer.post("/bookings", body, key="new"), 201)
    ids = {"trp": trip, "bkg": str(booking["booking_id"])}
    if not paid:
        return ids
    payment = {"booking_id": ids["bkg"], "method": "momo", "payer": {"phone": PAYER}}
    begun = _must(buyer.post("/payments", payment, key="new"), 202)
    end = time.monotonic() + PAYMENT_SECONDS
    while booking["status"] == "HELD" and time.monotonic() < end:
        time.sleep(0.2)
        booking = _must(buyer.get(f"/bookings/{ids['bkg']}"), 200)
    if booking["status"] != "CONFIRMED":
        raise Stop(f"The payment of the booking {ids['bkg']} did not come: it is {booking['status']}.")
    return {**ids, "pay": str(begun["payment_id"]), "tkt": str(booking["tickets"][0]["ticket_id"])}


def _must(reply: Reply, status: int) -> Any:
    """Return the body of an answer.

    Raises:
        Stop: it has another status.
    """
    if reply.status != status:
        raise Stop(f"The platform refused what the event needs: {reply.body}")
    return reply.body


def _as_sent(event: Json) -> Json:
    """Let a request sign in with what the platform knows, and give it an Idempotency-Key of its own.

    An equal request has an equal key, so it is repeated; one for another trip is another request.
    """
    if not event.get("body"):
        return event
    role = SIGN_INS.get(event["path"])
    if role:
        login = {"identifier": _person(role).email, "password": network.demo_password(role)}
        event["body"] = json.dumps(json.loads(event["body"]) | login)
    if "Idempotency-Key" in event["headers"]:
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{event['path']} {event['body']}"))
        event["headers"]["Idempotency-Key"] = key
        event["multiValueHeaders"]["Idempotency-Key"] = [key]
    return event
