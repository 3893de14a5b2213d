"""Keys are replaced while people sign in; the five minutes between the steps pass on a clock here."""

import os
import subprocess
import sys
import time
from types import SimpleNamespace
from typing import Any

import jwt
import pytest

from infra.api import Api
from infra.clients import local_client
from infra.keys import reindex, stage_keys
from infra.keys.rings import ADDRESS_SECONDS, KNOWN_AFTER_SECONDS
from infra.place import ROOT, Place
from infra.sample import network, seed
from infra.terminal import Stop
from tests.e2e.conftest import Platform
from tests.support.e2e_people import Newcomer

PASSENGER = {"identifier": "passenger3@example.com", "password": "Demo-passenger-only-here-1"}


def test_a_new_token_key_takes_over_and_nobody_is_signed_out(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, veteran = platform.place, platform.people["passenger"]
    former = kid_of(veteran)

    rotated = command(place, "keys", "rotate", "token-key")
    early = command(place, "keys", "promote", "token-key")
    assert (rotated.returncode, early.returncode) == (0, 1), rotated.stderr + early.stderr
    assert "not known everywhere yet" in early.stderr
    minutes_later(monkeypatch)
    clients = local_client(place, "ssm"), local_client(place, "lambda")
    with pytest.raises(Stop, match="the JWKS that is deployed lacks it"):
        stage_keys.promote(*clients, place.stage, "token-key")
    assert command(place, "deploy").returncode == 0
    assert former in published(platform)
    assert signed_in(platform).get("/auth/me").status == 200

    fresh = stage_keys.promote(*clients, place.stage, "token-key")
    restart(place, "TOKEN_KEY_PARAMETER")
    newcomer = signed_in(platform)

    assert (kid_of(newcomer), fresh in published(platform)) == (fresh, True)
    assert fresh != former
    assert newcomer.get("/auth/me").status == 200
    assert veteran.get("/auth/me").status == 200
    admin = platform.people["admin"]
    told, *_ = admin.get("/audit", {"action": "keys.rotated", "target": "token-key"}).body["records"]
    assert (told["actor"]["subject"], told["after"]["kid"]) == ("operator", fresh)


def test_people_sign_in_before_and_after_their_names_lie_under_a_new_index_key(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, ssm = platform.place, local_client(platform.place, "ssm")

    assert command(place, "keys", "rotate", "index-keys").returncode == 0
    early = command(place, "keys", "reindex")
    assert (early.returncode, "not known everywhere yet" in early.stderr) == (1, True)
    minutes_later(monkeypatch)
    with pytest.raises(Stop, match="First: keys reindex"):
        stage_keys.promote(ssm, None, place.stage, "index-keys")
    with seed.environment(place):
        done = reindex.reindex(ssm, place.stage)
    assert done.accounts >= len(network.people())
    assert done.written >= done.accounts
    stage_keys.promote(ssm, None, place.stage, "index-keys")

    assert signed_in(platform).get("/auth/me").status == 200  # a container that knows the former key alone
    restart(place, "INDEX_KEYS_PARAMETER")
    assert signed_in(platform).get("/auth/me").status == 200
    wrong = platform.api.post("/auth/login", PASSENGER | {"password": "wrong"})
    assert (wrong.status, wrong.body["code"]) == (401, "wrong_credentials")
    person = Newcomer("Yvette Mukamana", "yvette@mail.example", "+250788940009")
    assert person.with_proven_phone(platform).login(platform).status == 200

    later(monkeypatch, ADDRESS_SECONDS + 2 * KNOWN_AFTER_SECONDS)
    stage_keys.retire(ssm, None, place.stage, "index-keys")
    later(monkeypatch, ADDRESS_SECONDS + 4 * KNOWN_AFTER_SECONDS)
    with seed.environment(place):
        erased = reindex.reindex(ssm, place.stage)
    assert (erased.written, erased.removed >= done.written) == (0, True)
    restart(place, "INDEX_KEYS_PARAMETER")
    assert signed_in(platform).get("/auth/me").status == 200
    assert person.login(platform).status == 200


def signed_in(platform: Platform) -> Api:
    return platform.api.signed_in(PASSENGER["identifier"], PASSENGER["password"], platform.place)


def kid_of(person: Api) -> str:
    return str(jwt.get_unverified_header(person.access_token())["kid"])


def published(platform: Platform) -> set[str]:
    return {key["kid"] for key in platform.api.get("/.well-known/jwks.json").body["keys"]}


def command(place: Place, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Do what an operator types."""
    return subprocess.run(
        [sys.executable, "-m", "infra", *arguments],
        cwd=ROOT,
        env={**os.environ, **place.variables()},
        check=False,
        capture_output=True,
        text=True,
    )


def minutes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the operator's clock go on until a new key may be used."""
    later(monkeypatch, KNOWN_AFTER_SECONDS + 1)


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let the operator's clock be ahead of everybody else's."""
    clock: Any = SimpleNamespace(time=lambda: time.time() + seconds)
    for module in (stage_keys, reindex):
        monkeypatch.setattr(module, "time", clock)


def restart(place: Place, setting: str) -> None:
    """Let every function with a setting begin anew, so that none goes on with keys that it has kept.

    Any change of its configuration would do on AWS; here it must be one of what a worker is started with.
    """
    functions = local_client(place, "lambda")
    for page in functions.get_paginator("list_functions").paginate():
        for one in page["Functions"]:
            if setting in one.get("Environment", {}).get("Variables", {}):
                name, seconds = one["FunctionName"], one["Timeout"]
                functions.update_function_configuration(FunctionName=name, Timeout=seconds)
