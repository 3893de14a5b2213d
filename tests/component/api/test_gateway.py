"""The gateway of the tests does what API Gateway does before a function is asked."""

import json
from typing import Any

import pytest
from werkzeug.test import Client

from tests.support.gateway import Gateway, methods
from tests.support.world import World


@pytest.fixture
def client() -> Client:
    return Client(Gateway())


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def code(response: Any) -> str:
    assert response.headers["Content-Type"] == "application/problem+json"
    return str(json.loads(response.data)["code"])


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/nowhere"),
        ("PUT", "/bookings"),
        ("GET", "/bookings/a/b"),
        ("GET", "/bookings/"),
    ],
)
def test_what_is_no_route_is_not_found(method: str, path: str, client: Client):
    response = client.open(path, method=method)
    assert (response.status_code, code(response)) == (404, "no_such_path")


def test_a_signed_in_route_asks_for_a_token_and_believes_a_good_one(world: World, client: Client):
    without, bad = client.get("/auth/me"), client.get("/auth/me", headers=bearer("a.b.c"))
    for response in (without, bad):
        assert (response.status_code, code(response)) == (401, "not_signed_in")
    good = client.get("/auth/me", headers=bearer(world.access_tokens["agent"]))
    assert (good.status_code, json.loads(good.data)["roles"]) == (200, ["agent"])


def test_a_route_for_guests_lets_nobody_in_with_a_bad_token(world: World, client: Client):
    path = f"/bookings/{world.booking['booking_id']}"
    assert code(client.get(path)) == "booking_not_found"
    assert code(client.get(path, headers=bearer("a.b.c"))) == "not_signed_in"
    assert client.get(path, headers=bearer(world.access_tokens["passenger"])).status_code == 200


def test_a_slash_in_a_parameter_stays_in_it(world: World, client: Client):
    headers = bearer(world.access_tokens["passenger"])
    assert code(client.get("/bookings/bkg%2Fx", headers=headers)) == "not_found"


def test_every_path_answers_preflights(client: Client):
    for path in {method.path for method in methods()}:
        response = client.options(path.replace("{", "").replace("}", ""))
        assert response.status_code == 200, path
        assert "Authorization" in response.headers["Access-Control-Allow-Headers"]


def test_head_of_what_get_serves_is_served_without_its_body(world: World, client: Client):
    served = {
        verb: [(each.path, each.function, each.authorizer) for each in methods() if each.verb == verb]
        for verb in ("GET", "HEAD")
    }
    assert served["HEAD"] == served["GET"]
    headers = bearer(world.access_tokens["agent"])
    for path in ("/search/stations", "/auth/me", f"/bookings/{world.booking['booking_id']}"):
        get, head = client.get(path, headers=headers), client.head(path, headers=headers)
        assert (head.status_code, head.data) == (get.status_code, b"")
        assert head.headers.get("ETag") == get.headers.get("ETag")
