"""Passes for wallets: their content, their signatures as others check them, and stages that offer none."""

import hashlib
import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from infra.keys.parameters import write
from tests.support import functions, wallets
from tests.support.buying import expect, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, client_of, table_of
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import OTHER_PASSENGER, PASSENGER
from tests.support.provider import FakeProvider
from tms.kernel import secrets
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

WALLETS = ("tickets/get_ticket_pkpass", "tickets/get_google_wallet")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(hours=3))
    return publish()


@pytest.fixture
def ticket(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    path = {"ticket_id": sell(trip, provider, "1A")["tickets"][0]["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def ask(ticket: dict[str, Any], function: str, caller: Any = PASSENGER) -> Reply:
    return call(function, path={"ticket_id": ticket["ticket_id"]}, caller=caller)


@pytest.fixture
def nothing_configured(cloud: Cloud):
    ssm = client_of("ssm")
    for name in ("apple-wallet", "google-wallet"):
        ssm.delete_parameter(Name=f"/tms/test/{name}")
    secrets.forget()
    yield
    write(ssm, "test", "apple-wallet", wallets.apple())
    write(ssm, "test", "google-wallet", wallets.google())
    secrets.forget()


class TestBoth:
    @pytest.mark.parametrize("function", WALLETS)
    def test_nobody_else_gets_it(self, ticket: dict[str, Any], function: str):
        assert ask(ticket, function, OTHER_PASSENGER).code == "ticket_not_found"

    @pytest.mark.parametrize("function", WALLETS)
    def test_a_void_ticket_goes_into_no_wallet(self, ticket: dict[str, Any], function: str):
        table_of("tickets").update_item(
            Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
            UpdateExpression="SET #s = :v",
            ExpressionAttributeNames={"#s": "status"},
            ExpressionAttributeValues={":v": "VOID"},
        )
        assert ask(ticket, function).code == "ticket_void"

    @pytest.mark.usefixtures("nothing_configured")
    @pytest.mark.parametrize(
        ("function", "code"),
        [(WALLETS[0], "apple_wallet_not_offered"), (WALLETS[1], "google_wallet_not_offered")],
    )
    def test_a_stage_without_the_means_says_so(self, ticket: dict[str, Any], function: str, code: str):
        reply = ask(ticket, function)
        assert (reply.status, reply.code) == (404, code)
        assert "PDF" in reply.json["detail"]
        assert ask(ticket, function, OTHER_PASSENGER).code == "ticket_not_found"

    @pytest.mark.usefixtures("nothing_configured")
    @pytest.mark.parametrize("function", WALLETS)
    def test_its_function_starts_all_the_same(
        self, ticket: dict[str, Any], function: str, monkeypatch: pytest.MonkeyPatch
    ):
        """A function reads its secrets when it starts, and does not start without one of them."""
        monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "tms-test-wallet")
        functions.unload()
        assert ask(ticket, function).status == 404


class TestApple:
    @pytest.fixture
    def files(self, ticket: dict[str, Any]) -> dict[str, bytes]:
        reply = ask(ticket, "tickets/get_ticket_pkpass")
        assert reply.headers["content-type"] == "application/vnd.apple.pkpass"
        assert "ticket.pkpass" in reply.headers["content-disposition"]
        with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    def test_it_tells_the_journey(self, files: dict[str, bytes], ticket: dict[str, Any]):
        told = json.loads(files["pass.json"])
        assert told["passTypeIdentifier"] == wallets.PASS_TYPE
        assert told["serialNumber"] == ticket["ticket_id"]
        assert told["barcodes"][0]["message"] == ticket["token"]
        assert told["relevantDate"] == LEAVES.isoformat()
        assert told["expirationDate"] == (LEAVES + timedelta(hours=14)).isoformat()
        parts = told["boardingPass"]
        assert parts["transitType"] == "PKTransitTypeBus"
        assert [each["value"] for each in parts["primaryFields"]] == ["Nyabugogo", "Musanze"]
        assert [each["value"] for each in parts["auxiliaryFields"]] == ["Passenger 0", "RAB 123 C"]
        assert told["locations"] == [{"latitude": -1.9396, "longitude": 30.0445}]

    def test_its_manifest_has_the_hash_of_every_file(self, files: dict[str, bytes]):
        told = json.loads(files["manifest.json"])
        assert told == {
            name: hashlib.sha1(content).hexdigest()
            for name, content in files.items()
            if name not in {"manifest.json", "signature"}
        }
        assert {"icon.png", "icon@2x.png", "logo.png"} <= set(told)

    def test_openssl_verifies_its_signature(self, files: dict[str, bytes], tmp_path: Path):
        assert self.verified(files["manifest.json"], files["signature"], tmp_path)

    def test_openssl_refuses_it_for_another_manifest(self, files: dict[str, bytes], tmp_path: Path):
        assert not self.verified(files["manifest.json"] + b" ", files["signature"], tmp_path)

    def verified(self, manifest: bytes, signature: bytes, folder: Path) -> bool:
        """Ask openssl, which has the root certificate alone: the others come with the signature."""
        names = {"root.pem": wallets.root().encode(), "manifest.json": manifest, "signature": signature}
        for name, content in names.items():
            (folder / name).write_bytes(content)
        command = "openssl cms -verify -binary -inform DER -in signature -content manifest.json"
        done = subprocess.run(
            [*command.split(), "-CAfile", "root.pem", "-purpose", "any", "-out", "verified"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0 and "successful" in done.stderr


class TestGoogle:
    @pytest.fixture
    def url(self, ticket: dict[str, Any]) -> str:
        return str(expect(200, ask(ticket, "tickets/get_google_wallet"))["url"])

    def test_its_signature_is_the_service_account_s(self, url: str, ticket: dict[str, Any]):
        token = url.removeprefix("https://pay.google.com/gp/v/save/")
        claims = jwt.decode(
            token,
            wallets.google_key().public_key(),
            algorithms=["RS256"],
            audience="google",
            options={"verify_iat": False},
        )
        assert (claims["iss"], claims["typ"]) == (wallets.SERVICE_ACCOUNT, "savetowallet")
        (made,) = claims["payload"]["transitObjects"]
        assert made["id"] == f"{wallets.ISSUER}.{ticket['ticket_id']}"
        assert made["classId"] == f"{wallets.ISSUER}.tickets"
        assert made["barcode"] == {"type": "QR_CODE", "value": ticket["token"]}
        assert made["ticketLeg"]["departureDateTime"] == LEAVES.isoformat()
        assert made["ticketLeg"]["ticketSeat"] == {"seat": "1A"}

    def test_it_is_short_enough_for_google(self, url: str):
        assert len(url) <= 1800

    def test_the_longest_names_of_stations_are_cut(self, trip: Trip, provider: FakeProvider):
        stops = [
            replace(trip.stops[0], name="é" * 200),
            replace(trip.stops[1], name="ü" * 200),
            trip.stops[2],
        ]
        moved = publish(7, stops=stops)
        way: dict[str, Any] = {"from": stops[0].station_id, "to": stops[1].station_id}
        booking = sell(moved, provider, "1A", **way)
        url = expect(200, ask(booking["tickets"][0], "tickets/get_google_wallet"))["url"]
        assert len(url) <= 1800
