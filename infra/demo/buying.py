"""The passengers' part of the demonstration: from an account to tickets."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from infra.demo import departures
from infra.demo.drawing import neighbours, seat_grid
from infra.demo.screen import must
from infra.demo.talk import Talk
from infra.demo.words import clock, money
from infra.local import outbox
from infra.place import Place
from infra.sample import network
from infra.sample.network import TripPlan
from tms.kernel.clock import now
from tms.tickets import qr

PASSWORD = "walk-to-the-bus-park"  # noqa: S105 (of an account made anew each time)


@dataclass(frozen=True)
class Passenger:
    """A new customer with an account."""

    talk: Talk
    name: str
    email: str
    phone: str


@dataclass(frozen=True)
class Choice:
    """The journey wanted: the trip as search found it and as it is planned, and two seats."""

    found: Any
    plan: TripPlan
    seats: list[str]

    @property
    def wanted(self) -> dict[str, str]:
        """The part of a request that names the journey."""
        return {**self.stretch, "trip_id": self.found["trip_id"]}

    @property
    def stretch(self) -> dict[str, str]:
        """Where it begins and ends."""
        return {end: self.found[end]["name"] for end in ("from", "to")}


def register(talk: Talk, place: Place) -> Passenger:
    """Make an account, prove the phone number, and sign in."""
    screen, number = talk.screen, f"{secrets.randbelow(10**6):06d}"
    email, phone = f"aline.{secrets.token_hex(4)}@example.com", f"+250709{number}"
    with screen.step("Aline makes an account"):
        body = {"full_name": "Aline Uwase", "email": email, "phone": phone, "password": PASSWORD}
        made = talk.post("/auth/register", body, expect=201)
        screen.fact("account_id", made["account_id"])
        screen.fact("code sent to", made["code_sent_to"])
        login = {"identifier": phone, "password": PASSWORD}
        talk.post("/auth/login", login, expect=403, code="account_unverified")
    with screen.step("She types the code that came by SMS"):
        codes = screen.wait("the SMS", lambda: outbox.codes_to(place, phone), bool)
        proof = {"account_id": made["account_id"], "identifier": phone, "code": codes[-1]}
        talk.post("/auth/verify", proof, expect=204)
    with screen.step("She signs in with her phone number"):
        mine = talk.sign_in(phone, PASSWORD)
        me = mine.get("/auth/me")
        must(me["account_id"] == made["account_id"], "the token is that of the new account")
        screen.fact("name", me["full_name"])
        screen.fact("roles", ", ".join(me["roles"]))
    return Passenger(mine, "Aline Uwase", email, phone)


def find(talk: Talk, place: Place) -> Choice:
    """Find stations in spite of misspellings, a trip between them, and two seats on it."""
    screen = talk.screen
    with screen.step("She finds the stations, though she cannot spell them"):
        ends = []
        for typed in ("nyabugoga", "musanse"):
            station = talk.get("/search/stations", {"q": typed})["items"][0]
            screen.fact(f"“{typed}”", f"{station['name']} ({station['district']})")
            ends.append(station)
        must([end["name"] for end in ends] == ["Kigali-Nyabugogo", "Musanze"], "both stations are found")
    with screen.step("She finds a bus that stops there on its way to Rubavu"):
        query = {"from": ends[0]["name"], "to": ends[1]["name"]}
        found, plan = departures.find(talk, place, query, now())
        screen.fact("company", f"{found['company']} (fictional)")
        screen.fact("route", plan.route.name)
        screen.fact("leaves", f"{clock(found['departure_at'])} from {found['from']['name']}")
        screen.fact("arrives", f"{clock(found['arrival_at'])} in {found['to']['name']}")
        screen.fact("price", money(found["price"]))
        screen.fact("seats free", found["seats_free"])
        must(plan.route.stops[-1].name != found["to"]["name"], "the journey ends at a stop on the way")
    choice = Choice(found, plan, [])
    return replace(choice, seats=_pick_seats(talk, choice))


def _pick_seats(talk: Talk, choice: Choice) -> list[str]:
    screen = talk.screen
    with screen.step("She looks at the seats and picks two side by side"):
        seats = talk.get(f"/trips/{choice.found['trip_id']}/seats", choice.stretch)
        states = {seat["seat"]: seat["state"] for seat in seats["seats"]}
        free = {label for label, state in states.items() if state == "free"}
        picked = neighbours(seats["layout"], free, 2)
        must(len(picked) == 2, "two seats are free")
        screen.block(seat_grid(seats["layout"], states, picked))
        screen.fact("picked", f"{' and '.join(picked)}    (·· is taken)")
    return picked


def hold(passenger: Passenger, choice: Choice) -> Any:
    """Hold the two seats; return the booking."""
    screen = passenger.talk.screen
    friend = {"name": "Bosco Hirwa", "phone": "+250709000001"}
    body = {
        **choice.wanted,
        "passengers": [
            {"name": passenger.name, "phone": passenger.phone, "seat": choice.seats[0]},
            {**friend, "seat": choice.seats[1]},
        ],
        "contact": {"email": passenger.email, "phone": passenger.phone},
    }
    with screen.step("She holds both for ten minutes"):
        booking = passenger.talk.post("/bookings", body, key="new", expect=201)
        must(booking["status"] == "HELD", "the booking is HELD")
        screen.fact("booking", f"{booking['booking_id']}  {booking['status']}")
        screen.fact("total", money(booking["total"]))
        screen.fact("held until", clock(booking["hold_expires_at"]))
    return booking


def refuse_others(talk: Talk, choice: Choice, booking: Any) -> None:
    """Show what somebody else may not: take the same seat, see the booking."""
    screen, other = talk.screen, network.PASSENGERS[0]
    with screen.step("Somebody else wants the same seat, and to see her booking"):
        theirs = talk.sign_in(other.email, network.demo_password(other.role))
        seat = {"name": other.full_name, "phone": other.phone, "seat": choice.seats[0]}
        refusal = theirs.post(
            "/bookings", {**choice.wanted, "passengers": [seat]}, key="new", expect=409, code="seat_taken"
        )
        screen.good(refusal["detail"])
        theirs.get(f"/bookings/{booking['booking_id']}", expect=404, code="booking_not_found")
        screen.good("To others the booking does not exist.")


def pay(passenger: Passenger, booking: Any) -> None:
    """Pay by Mobile Money and wait for the booking to be confirmed."""
    talk, screen = passenger.talk, passenger.talk.screen
    with screen.step("She pays by Mobile Money"):
        body = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": passenger.phone}}
        payment = talk.post("/payments", body, key="new", expect=202)
        screen.fact("payment", f"{payment['payment_id']}  {payment['status']}")
        path = f"/payments/{payment['payment_id']}"
        settled = screen.wait(
            "her to approve on her phone, and for the provider's callback",
            lambda: talk.api.get(path).body,
            lambda seen: seen["status"] != "PENDING",
            seconds=120,
        )
        must(settled["status"] == "SUCCEEDED", f"the payment succeeds: {settled['failure']}")
        talk.get(path)
        screen.fact("payment", f"{settled['status']}  {money(settled['amount'])}")
        confirmed = talk.get(f"/bookings/{booking['booking_id']}")
        must(confirmed["status"] == "CONFIRMED", "the booking is CONFIRMED")
        screen.fact("booking", confirmed["status"])


def fetch_tickets(passenger: Passenger, booking: Any) -> list[Any]:
    """Get both tickets and draw the first one's code."""
    talk, screen = passenger.talk, passenger.talk.screen
    with screen.step("Her tickets are there, each with a signed QR code"):
        tickets = [talk.get(f"/tickets/{place['ticket_id']}") for place in booking["tickets"]]
        for ticket in tickets:
            must(ticket["status"] == "ISSUED", "the ticket is ISSUED")
            screen.fact(f"seat {ticket['seat']}", f"{ticket['passenger']['name']}  {ticket['ticket_id']}")
        picture = talk.get(f"/tickets/{tickets[0]['ticket_id']}/qr.png", accept="image/png")
        must(picture == qr.png(tickets[0]["token"]), "the picture shows the ticket's token")
        screen.block(qr.terminal(tickets[0]["token"]))
    return tickets


def read_news(passenger: Passenger, place: Place, booking: Any) -> None:
    """Show the SMS and the mail that the confirmation sent."""
    screen, reference = passenger.talk.screen, booking["booking_id"][-8:]
    with screen.step("An SMS and a mail tell her"):
        texts = screen.wait(
            "the SMS that names the booking",
            lambda: [text for text in outbox.sms_to(place, passenger.phone) if reference in text],
            bool,
        )
        screen.fact("SMS", texts[-1])
        mails = screen.wait(
            "the mail that names the booking",
            lambda: [
                each for each in outbox.mails_to(place, passenger.email) if reference in each["BodyText"]
            ],
            bool,
        )
        screen.fact("mail", mails[-1]["Subject"])


def be_a_guest(talk: Talk, choice: Choice) -> None:
    """Hold a seat without an account."""
    screen = talk.screen
    with screen.step("A guest holds a seat without an account"):
        seat = {"name": "Chantal Keza", "phone": "+250709000002"}
        key = secrets.token_urlsafe(18)
        screen.fact("Booking-Key", f"{key}  (made by the client)")
        guest = talk.as_(talk.api.as_guest(key))
        booking = guest.post("/bookings", {**choice.wanted, "passengers": [seat]}, key="new", expect=201)
        path = f"/bookings/{booking['booking_id']}"
        talk.get(path, expect=404, code="booking_not_found")
        seen = guest.get(path)
        must(seen["status"] == "HELD", "the key opens the booking")
        screen.good("The key opens the booking. Without it nobody sees it.")
