"""Where the requests of a test come from."""

import pytest

from tms.kernel.http import identity

HOME, CAFE = "192.0.2.7", "198.51.100.9"


class Whereabouts:
    """The network address that requests come from."""

    address = HOME


@pytest.fixture(autouse=True)
def client(monkeypatch: pytest.MonkeyPatch) -> Whereabouts:
    """Let requests come from an address that a test may change; who imports it has it in all its tests."""
    here = Whereabouts()
    monkeypatch.setattr(identity, "source_ip", lambda *_request: here.address)
    return here
