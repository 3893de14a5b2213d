"""Routes of the tests' company, entered as its supervisor does."""

from collections.abc import Sequence
from typing import Any

from tests.support import network
from tests.support.functions import Reply, call
from tests.support.people import SUPERVISOR, Person, key

STOPS: list[dict[str, Any]] = [
    {"station_id": network.KIGALI.station_id},
    {"station_id": network.MUSANZE.station_id, "running_s": 7200, "dwell_s": 300, "metres": 93_000},
    {"station_id": network.RUBAVU.station_id, "running_s": 4500, "metres": 62_000},
]
"""Kigali, Musanze, Rubavu."""


def fares(*amounts: int | None, stops: int = 3) -> list[dict[str, Any]]:
    """Return the fares of all pairs of stops, in their order."""
    pairs = [(start, stop) for start in range(stops) for stop in range(start + 1, stops)]
    return [
        {"from_stop": start, "to_stop": stop, "amount": amount}
        for (start, stop), amount in zip(pairs, amounts, strict=True)
    ]


FARES = fares(3500, 6000, 2500)


def make_route(caller: Person = SUPERVISOR, headers: Any = None, **changes: Any) -> Reply:
    """Ask for a route along the line, with fares."""
    body = {"name": "Kigali - Rubavu", "stops": STOPS, "fares": FARES, **changes}
    return call("fleet/create_route", body=body, caller=caller, headers=headers or key())


def new_route(**changes: Any) -> dict[str, Any]:
    """Make a route along the line and return its view."""
    reply = make_route(**changes)
    assert reply.status == 201, reply
    made: dict[str, Any] = reply.json
    return made


def change_route(route: str, caller: Person = SUPERVISOR, **changes: Any) -> Reply:
    """Ask for a change of a route."""
    return call("fleet/update_route", path={"route_id": route}, body=changes, caller=caller)


def put_fares(route: str, given: Sequence[Any] = FARES, caller: Person = SUPERVISOR, **more: Any) -> Reply:
    """Ask for other prices of a route."""
    body = {"fares": list(given), **more}
    return call("fleet/replace_fares", path={"route_id": route}, body=body, caller=caller)


def see_route(route: str, caller: Person = SUPERVISOR, **query: str) -> Reply:
    """Look at a route."""
    return call("fleet/get_route", path={"route_id": route}, query=query or None, caller=caller)


def listed(caller: Person = SUPERVISOR, **query: str) -> Reply:
    """Look at the list of routes."""
    return call("fleet/list_routes", query=query or None, caller=caller)


def delete_route(route: str, caller: Person = SUPERVISOR) -> Reply:
    """Ask that a route be deleted."""
    return call("fleet/delete_route", path={"route_id": route}, caller=caller)


def propose(route: str, caller: Person = SUPERVISOR, **wishes: Any) -> Reply:
    """Ask for a proposal of fares."""
    return call("fleet/propose_fares", path={"route_id": route}, body=wishes, caller=caller)
