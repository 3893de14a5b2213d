"""The journey on LocalStack: only where TMS_LOCALSTACK=1 asks for it, on the ports of TMS_PORT.

LocalStack runs there already, or Docker starts it. It needs minutes: every function has a container.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from infra.api import Api
from infra.deploy.deployment import current_url
from infra.place import ROOT, here

pytestmark = [
    pytest.mark.localstack,
    pytest.mark.skipif(os.environ.get("TMS_LOCALSTACK") != "1", reason="TMS_LOCALSTACK=1 runs it"),
]


def run(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infra", command], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def api() -> Iterator[Api]:
    brought = run("localstack")
    assert brought.returncode == 0, brought.stderr
    yield Api(current_url(here()))
    run("down")


def test_the_demo_passes(api: Api) -> None:
    played = run("demo")
    assert played.returncode == 0, played.stdout + played.stderr


def test_without_a_token_or_with_a_bad_one_there_is_no_caller(api: Api) -> None:
    for caller in (api, api.as_bearer("a.b.c")):
        refused = caller.get("/auth/me")
        assert (refused.status, refused.body["code"]) == (401, "not_signed_in")


def test_what_is_no_route_is_refused_by_the_gateway(api: Api) -> None:
    assert api.get("/nowhere").status == 404
