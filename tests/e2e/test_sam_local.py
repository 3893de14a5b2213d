"""The journey in containers of SAM CLI: only where TMS_SAM_LOCAL=1 asks for it.

It needs Docker and SAM CLI, and minutes: every function has a container.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infra.api import Api
from infra.local import processes
from infra.place import ROOT
from infra.sample import network
from infra.sample.seed import signins
from tests.e2e.conftest import Platform, eventually, free_port

pytestmark = [
    pytest.mark.sam_local,
    pytest.mark.skipif(os.environ.get("TMS_SAM_LOCAL") != "1", reason="TMS_SAM_LOCAL=1 runs it"),
]

SECONDS = 180
"""For a first call: the containers of the authorizer and of the function are made meanwhile."""

LEAKING = {"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID": "mine", "STAGE": "prod"}
"""What a shell may have, and functions must not get."""


@pytest.fixture(scope="module")
def contained(platform: Platform) -> Iterator[Platform]:
    """The platform, with its API in containers."""
    place = replace(platform.place, sam_port=free_port())
    base, before = f"http://127.0.0.1:{place.sam_port}", containers()
    with tempfile.TemporaryFile("w+") as log:
        served = subprocess.Popen(
            [sys.executable, "-m", "infra", "sam-api"],
            cwd=ROOT,
            env={**os.environ, **place.variables(), **LEAKING},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            eventually(lambda: processes.answers(base) or served.poll() is not None, bool, SECONDS)
            log.seek(0)
            assert served.poll() is None, log.read()
            yield replace(platform, place=place, api=Api(base, seconds=SECONDS))
        finally:
            served.send_signal(signal.SIGINT)
            assert served.wait(60) == 0, "it ends by Ctrl-C"
    assert containers() <= before, "none is left"


def containers() -> set[str]:
    listed = subprocess.run(
        ["docker", "ps", "--quiet", "--filter", "label=sam.cli.container.type=lambda"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.split())


def sign_in(platform: Platform, role: str) -> Api:
    one = next(one for one in signins() if one["role"] == role)
    return platform.api.signed_in(one["identifier"], one["password"], platform.place)


def test_a_passenger_searches_holds_pays_and_gets_a_ticket(contained: Platform):
    today = datetime.now(UTC).astimezone(ZoneInfo(network.TIMEZONE)).date()
    found = contained.api.get("/search/stations", {"q": "musanse"})
    assert found.body["items"][0]["name"] == "Musanze"
    journey = {"from": "kigali", "to": "musanze", "date": today.isoformat()}
    assert contained.api.get("/search/trips", journey).status == 200
    passenger = sign_in(contained, "passenger")
    assert passenger.get("/auth/me").body["roles"] == ["passenger"]
    booking = contained.bought(passenger)
    ticket = booking["tickets"][0]["ticket_id"]
    assert passenger.get(f"/tickets/{ticket}").body["status"] == "ISSUED"
    picture = passenger.get(f"/tickets/{ticket}/qr.png", accept="*/*")
    assert picture.body.startswith(b"\x89PNG")


def test_staff_sign_in_with_the_code_that_a_queue_took_to_the_mail(contained: Platform):
    assert sign_in(contained, "owner").get("/company/roles").status == 200


def test_without_a_good_token_there_is_no_answer(contained: Platform):
    """SAM CLI has words of its own for these, and 502 where AWS says 401."""
    assert contained.api.get("/auth/me").status == 401
    assert contained.api.as_bearer("a.b.c").get("/auth/me").status == 502


def test_a_browser_may_call_from_another_site(contained: Platform):
    asked = {"Origin": "http://site.example", "Access-Control-Request-Method": "POST"}
    preflight = urllib.request.Request(f"{contained.api.base}/bookings", headers=asked, method="OPTIONS")
    with urllib.request.urlopen(preflight, timeout=SECONDS) as answer:
        assert "Idempotency-Key" in answer.headers["Access-Control-Allow-Headers"]


def test_one_function_is_invoked_with_its_sample(contained: Platform):
    done = subprocess.run(
        [sys.executable, "-m", "infra", "sam-invoke", "tickets/get_ticket"],
        cwd=ROOT,
        env={**os.environ, **contained.place.variables(), **LEAKING},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["statusCode"] == 200
    assert contained.api.get("/search/stations", {"q": "musanze"}).status == 200, "the API goes on"
