"""One world for the proofs about every route: people with sessions, a trip, and what a passenger bought."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

import pytest

from tests.support import buying, company, network, people
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud, emptied
from tests.support.functions import call
from tests.support.people import Person
from tests.support.provider import FakeProvider
from tms.accounts.account import Account
from tms.accounts.identifiers import identifier_store as login_store
from tms.accounts.passwords import hashing as passwords
from tms.accounts.sessions import session_store
from tms.auth import issue_tokens as issuing
from tms.auth import refresh_tokens as refresh
from tms.fleet.layout import drawn
from tms.kernel.access import access_tokens as tokens
from tms.kernel.access.caller import with_roles
from tms.kernel.clock import epoch, now, rfc3339
from tms.kernel.ids import derived_id
from tms.payments.momo import provider as momo
from tms.trips.trip import Trip

PASSWORD = "correct horse battery"

GUEST_KEY = "pQ4mXt9_Lr2aUz8-Wd6kHy0c"

LEAVES = (NOW + timedelta(minutes=12)).astimezone(network.KIGALI_TIME)
"""When the trip leaves: passengers may still buy and already board, and the bus may depart."""

SIGNED_IN: dict[str, Person] = {
    "passenger": people.PASSENGER,
    "other_passenger": people.OTHER_PASSENGER,
    "driver": people.DRIVER,
    "other_driver": people.OTHER_DRIVER,
    "foreign_driver": people.FOREIGN_DRIVER,
    "inspector": people.INSPECTOR,
    "agent": people.AGENT,
    "supervisor": people.SUPERVISOR,
    "finance": people.FINANCE,
    "owner": people.OWNER,
    "foreign_owner": people.FOREIGN_OWNER,
    "platform_admin": people.ADMIN,
    "pos_device": people.POS_DEVICE,
}
"""Everybody with an account, by their name in the proofs, as the authorizer vouches for them."""


@dataclass(frozen=True)
class World:
    """What there is. Every thing is of the passenger and of the home company, whose driver drives.

    Attributes:
        trip: on sale; nobody has boarded.
        booking: paid, with a ticket; `held` is another one that is not.
        ticket: as GET /tickets/{ticket_id} shows it.
        guest_key: the booking key of a guest with a booking of their own on the same trip.
        refresh_tokens: one of each account's session, by account id.
        access_tokens: one of the same session, by the person's name; good while the clock is held.
    """

    cloud: Cloud
    clock: HeldClock
    provider: FakeProvider
    trip: Trip
    booking: dict[str, Any]
    held: dict[str, Any]
    payment: dict[str, Any]
    ticket: dict[str, Any]
    guest_key: str
    refresh_tokens: dict[str, str]
    access_tokens: dict[str, str]

    @property
    def things(self) -> dict[str, Any]:
        """Values that are good in this world, by the names that fields and parameters of requests have."""
        return {
            "account_id": people.AGENT["subject"],
            "booking_id": self.booking["booking_id"],
            "company_id": people.COMPANY,
            "date": network.DAY,
            "from": network.KIGALI.name,
            "identifier": address(people.PASSENGER),
            "payment_id": self.booking["payment_id"],
            "recorded_at": rfc3339(now()),
            "refresh_token": self.refresh_tokens[people.PASSENGER["subject"]],
            "scanned_at": rfc3339(now()),
            "seat": "3A",
            "session_id": self.refresh_tokens[people.PASSENGER["subject"]].split(".")[1],
            "station_id": network.MUSANZE.station_id,
            "ticket_id": self.ticket["ticket_id"],
            "to": network.MUSANZE.name,
            "token": self.ticket["token"],
            "trip_id": self.trip.trip_id,
        }

    def caller(self, name: str) -> Person | None:
        """Return the authorizer's word for a person of the proofs; `nobody` has none."""
        if name == "nobody":
            return None
        if name == "guest":
            return people.ANONYMOUS
        person = SIGNED_IN[name]
        return {**person, "session": self.refresh_tokens[person["subject"]].split(".")[1]}

    def headers(self, name: str) -> dict[str, str]:
        """Return the headers that a person of the proofs sends with every request."""
        return {"Booking-Key": self.guest_key} if name == "guest" else {}


@contextmanager
def built(machinery: Cloud) -> Iterator[World]:
    """Build the world in an empty cloud; it stands until the block ends."""
    provider = FakeProvider()
    with pytest.MonkeyPatch.context() as patch, HeldClock(NOW) as clock:
        patch.setattr(momo, "Momo", lambda _url, _credentials: provider)
        patch.setattr("jwt.api_jwt.datetime", _PlatformTime)
        cloud = emptied(machinery)
        network.build()
        refreshing = {
            person["subject"]: enrol(person, number) for number, person in enumerate(SIGNED_IN.values())
        }
        trip = network.publish(leaves=LEAVES, layout=drawn("D...+", *["xx.xx"] * 4).as_grid())
        booking = buying.sell(trip, provider, "1A")
        ticket = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        yield World(
            cloud=cloud,
            clock=clock,
            provider=provider,
            trip=trip,
            booking=booking,
            held=buying.hold(trip, "1B"),
            payment=buying.paid({"payment_id": booking["payment_id"]}),
            ticket=buying.expect(200, call("tickets/get_ticket", path=ticket, caller=people.PASSENGER)),
            guest_key=_guest(trip),
            refresh_tokens=refreshing,
            access_tokens={name: _access(person, refreshing) for name, person in SIGNED_IN.items()},
        )


def enrol(person: Person, number: int) -> str:
    """Give a person of the proofs an account and a session; return its refresh token."""
    account = Account(
        account_id=person["subject"],
        full_name=f"Person {number}",
        email=address(person),
        phone=None,
        password_hash=passwords.hashed(PASSWORD),
        roles=frozenset({person["roles"]}),
        company=person["company"] or None,
        created_at=epoch(),
    )
    login_store.create(account)
    company.enrol(person)
    token = refresh.first_token(account.account_id, derived_id("ses", account.account_id))
    session_store.start_session(
        refresh.session_of(token, account, epoch(), "192.0.2.1", second_factor=account.is_staff),
        account.password_hash,
    )
    return str(token)


class _PlatformTime:
    """The time that PyJWT asks for: the held clock's."""

    @staticmethod
    def now(tz: tzinfo) -> datetime:
        return now().astimezone(tz)


def _access(person: Person, refresh_tokens: dict[str, str]) -> str:
    return tokens.issue(
        with_roles(person["subject"], {person["roles"]}, person["company"] or None),
        key=issuing._signing_key(),
        issuer=issuing.settings().token_issuer,
        audience=issuing.settings().token_audience,
        jti=refresh_tokens[person["subject"]].split(".")[1],
        at=epoch(),
    )


def address(person: Person) -> str:
    """Return the e-mail address by which a person of the proofs signs in."""
    return f"{person['subject'].lower()}@mail.example"


def _guest(trip: Trip) -> str:
    headers = people.key() | {"Booking-Key": GUEST_KEY}
    reply = call(
        "bookings/hold_seats", body=buying.wish(trip, "2A"), caller=people.ANONYMOUS, headers=headers
    )
    buying.expect(201, reply)
    return GUEST_KEY
