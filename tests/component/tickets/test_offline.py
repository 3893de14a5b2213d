"""What a scanner takes along for a way without a network: void tickets, and a manifest that nobody reads."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.support.buying import expect, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, table_of
from tests.support.functions import Reply, call, run
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    DRIVER,
    FINANCE,
    FOREIGN_OWNER,
    INSPECTOR,
    OTHER_DRIVER,
    PASSENGER,
)
from tests.support.provider import FakeProvider
from tms.kernel.secrets import secret
from tms.kernel.store import Transaction
from tms.tickets import store
from tms.tickets.keys import PublicKeys
from tms.tickets.token import verify_offline
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(minutes=30))
    return publish()


def ask(function: str, trip: Trip, caller: Any = DRIVER) -> Reply:
    return call(f"tickets/{function}", path={"trip_id": trip.trip_id}, caller=caller)


def entries(trip: Trip) -> list[dict[str, str]]:
    found: list[dict[str, str]] = expect(200, ask("get_offline_manifest", trip))["entries"]
    return found


def token(booking: dict[str, Any], number: int = 0) -> str:
    path = {"ticket_id": booking["tickets"][number]["ticket_id"]}
    return str(expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))["token"])


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def hkdf(text: str, salt: str, length: int) -> bytes:
    """HKDF-SHA256 (RFC 5869), as docs/tickets.md has it."""
    key, made, block = hmac.digest(salt.encode(), text.encode(), "sha256"), b"", b""
    for number in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + b"tms offline manifest 1" + bytes([number]), "sha256")
        made += block
    return made[:length]


def opened(found: list[dict[str, str]], text: str, trip: Trip) -> dict[str, Any] | None:
    """Return the entry that a token opens, as a scanner would look for it."""
    derived = hkdf(text, trip.trip_id, 48)
    for each in found:
        if raw(each["id"]) == derived[:16]:
            sealed = raw(each["sealed"])
            told = AESGCM(derived[16:]).decrypt(sealed[:12], sealed[12:], trip.trip_id.encode())
            content: dict[str, Any] = json.loads(told)
            return content
    return None


class TestManifest:
    def test_a_ticket_opens_its_own_entry(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A", "1B")
        content = opened(entries(trip), token(booking, 1), trip)
        assert content == {
            "ticket_id": booking["tickets"][1]["ticket_id"],
            "seat": "1B",
            "name": "Passenger 1",
            "category": "adult",
            "from": "Nyabugogo",
            "to": "Musanze",
            "boarded_at": None,
        }

    def test_nothing_of_it_is_readable_without_a_ticket(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        reply = ask("get_offline_manifest", trip)
        told = reply.content.decode()
        ticket_id = booking["tickets"][0]["ticket_id"]
        for secret_word in ("Passenger", "788000000", ticket_id, booking["booking_id"], "Nyabugogo"):
            assert secret_word not in told
        (entry,) = reply.json["entries"]
        assert set(entry) == {"id", "sealed"}
        sealed = raw(entry["sealed"])
        for guess in (b"\0" * 32, hashlib.sha256(ticket_id.encode()).digest()):
            with pytest.raises(InvalidTag):
                AESGCM(guess).decrypt(sealed[:12], sealed[12:], trip.trip_id.encode())

    def test_another_ticket_opens_nothing(self, trip: Trip, provider: FakeProvider):
        other = publish(2, LEAVES + timedelta(days=1))
        elsewhere = token(sell(other, provider, "1A"))
        sell(trip, provider, "1A")
        assert opened(entries(trip), elsewhere, trip) is None

    def test_no_length_tells_a_name(self, trip: Trip, provider: FakeProvider):
        people = [
            {"name": name, "phone": "+250788000001", "seat": seat}
            for name, seat in (("Al", "1A"), ("Alexandre Gu", "1B"))
        ]
        sell(trip, provider, passengers=people)
        assert len({len(each["sealed"]) for each in entries(trip)}) == 1

    def test_their_order_tells_no_seat(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B", "2A", "2B")
        ids = [each["id"] for each in entries(trip)]
        assert ids == sorted(ids)
        assert len(ids) == 4

    def test_a_code_from_before_the_bus_was_swapped_opens_it_too(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        former = token(booking)
        transaction = Transaction()
        store.reseat_into(transaction, {booking["tickets"][0]["ticket_id"]: "2B"})
        transaction.commit()
        found = entries(trip)
        for text in (former, token(booking)):
            content = opened(found, text, trip)
            assert content is not None
            assert content["seat"] == "2B"

    def test_a_code_from_before_a_rotation_of_the_keys_opens_it_too(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        booking = sell(trip, provider, "1A")
        former = token(booking)
        (key,) = secret("/tms/test/ticket-keys")["keys"]
        newer = {**key, "kid": 2, "seed": key["mac"], "mac": key["seed"]}
        monkeypatch.setattr("tms.tickets.keyring.secret", lambda _: {"keys": [newer, key]})
        assert token(booking) != former
        assert opened(entries(trip), former, trip) == opened(entries(trip), token(booking), trip) is not None

    def test_a_void_ticket_and_a_hold_have_no_entry(self, trip: Trip, provider: FakeProvider):
        void(sell(trip, provider, "1A"))
        assert entries(trip) == []


class TestRevocations:
    def test_a_ticket_that_becomes_void_is_on_its_trip_s_list(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = sell(trip, provider, "1A", "1B")
        assert self.void_of(trip) == []
        void(booking)
        changes = cloud.changes("tickets")
        assert run("tickets/on_change", changes) == []
        assert run("tickets/on_change", changes) == []
        assert self.void_of(trip) == [booking["tickets"][0]["ticket_id"]]

    def test_a_scanner_that_has_the_list_is_told_so(self, trip: Trip, clock: HeldClock):
        first = ask("get_revocations", trip)
        clock.wait(600)
        again = call(
            "tickets/get_revocations",
            path={"trip_id": trip.trip_id},
            caller=DRIVER,
            headers={"If-None-Match": first.headers["etag"]},
        )
        assert again.status == 304

    def void_of(self, trip: Trip) -> list[str]:
        found: list[str] = expect(200, ask("get_revocations", trip))["void"]
        return found


class TestKeys:
    def test_a_phone_checks_a_ticket_with_the_published_keys(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        keys = PublicKeys.parse(expect(200, call("auth/get_jwks")))
        assert verify_offline(token(booking), keys).seat == "1A"


@pytest.mark.parametrize("function", ["get_offline_manifest", "get_revocations"])
class TestReaders:
    def test_whoever_scans_at_its_door_gets_it(self, trip: Trip, function: str):
        for caller in (DRIVER, AGENT, INSPECTOR):
            assert ask(function, trip, caller).status == 200

    def test_nobody_else_does(self, trip: Trip, function: str):
        assert ask(function, trip, OTHER_DRIVER).code == "not_the_driver"
        assert ask(function, trip, FOREIGN_OWNER).code == "trip_not_found"
        assert ask(function, trip, FINANCE).code == "not_allowed"
        assert ask(function, trip, PASSENGER).code == "not_allowed"


def void(booking: dict[str, Any]) -> None:
    table_of("tickets").update_item(
        Key={"pk": f"TICKET#{booking['tickets'][0]['ticket_id']}", "sk": "TICKET"},
        UpdateExpression="SET #s = :v",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":v": "VOID"},
    )
