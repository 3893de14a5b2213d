"""Another company's thing is not there: for its staff of every role, through every route that takes an id."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from infra.functions import HttpFunction, http_functions
from tests.support.audited import audited
from tests.support.buying import hold
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.fields import fields_of
from tests.support.functions import Reply, call
from tests.support.network import publish, trip
from tests.support.people import COMPANY, OTHER_COMPANY, OTHER_PASSENGER, key, person
from tests.support.scenario import Request, scenarios
from tests.support.snapshot import ASIDE, Snapshot
from tests.support.world import World, built
from tms.kernel.access.permissions import COMPANY_ROLES, ROLES
from tms.kernel.ids import SHAPE, new_id
from tms.trips import store as trips

pytestmark = pytest.mark.xdist_group("matrix")

NO_COMPANY_S = {
    "DELETE /auth/sessions/{session_id}": "sessions are looked up among the caller's own alone",
    "POST /bookings": "every trip on sale is sold to everybody",
    "POST /bookings/journeys": "every trip on sale is sold to everybody",
    "POST /company/routes": "stations are public, or refused as unknown",
    "POST /company/timetables": "route, bus and driver are each looked up in the caller's company",
    "POST /company/timetables/preview": "all that it names is looked up in the caller's company",
    "POST /waiting-list": "every trip on sale is sold to everybody",
    "POST /company/trips": "route, bus and driver are each looked up in the caller's company",
}
"""Routes that take the identifier of nothing that a company hides, and why."""


def _taking_an_id() -> Iterator[tuple[str, HttpFunction]]:
    for each in http_functions():
        if not each.route.public and ("{" in each.route.path or _ids_of_body(each)):
            yield f"{each.route.method} {each.route.path}", each


def _ids_of_body(function: HttpFunction) -> set[str]:
    """Return the names of the identifiers that the body may hold."""
    return {name for name in fields_of(function.route.body) if name.endswith(("_id", "_ids"))}


ROUTES = dict(_taking_an_id())
FOR_COMPANIES = {
    name
    for name, each in ROUTES.items()
    if any(ROLES[role] & set(each.route.permissions) for role in COMPANY_ROLES)
}


@pytest.fixture(scope="module")
def world(_machinery: Cloud) -> Iterator[World]:
    with built(_machinery) as made:
        yield made


@pytest.fixture(scope="module")
def before(world: World) -> Snapshot:
    return Snapshot.taken()


def test_what_is_said_to_be_no_company_s_are_routes_that_take_an_id():
    assert NO_COMPANY_S.keys() <= FOR_COMPANIES


@pytest.mark.parametrize("name", sorted(FOR_COMPANIES - NO_COMPANY_S.keys()))
def test_what_belongs_to_another_company_is_not_there(name: str, world: World, before: Snapshot):
    before.put_back()
    request = scenarios()[name](world)
    target = _target(request)
    missing = new_id(target.partition("_")[0])
    known, prepared = len(world.cloud.items("audit")), Snapshot.taken()
    tried = []
    for role in sorted(COMPANY_ROLES):
        stranger = person(role, OTHER_COMPANY)
        reply = _ask(name, stranger, request)
        if ROLES[role] & set(ROUTES[name].route.permissions):
            tried.append(stranger["subject"])
            assert _is_missing(reply), role
            other = _ask(name, stranger, _with(request, target, missing))
            assert _told(reply, target) == _told(other, missing), role
        else:
            assert (reply.status, reply.code) == (403, "not_allowed"), role
    assert tried, "somebody in a company may do this, with their own company's"
    _assert_audited(world.cloud, target, tried, known)
    assert prepared.changed() <= ASIDE


def _is_missing(reply: Reply) -> bool:
    """Tell whether a thing is answered as missing: by the status, or for each item of a batch."""
    if "rejected" not in reply.json:
        return reply.status == 404
    codes = {each["code"] for each in reply.json["rejected"]}
    taken = reply.json.get("accepted") or reply.json.get("taken")
    return not taken and codes == {"trip_not_found"}


def _assert_audited(cloud: Cloud, target: str, tried: list[str], known: int) -> None:
    """Each try stands once in the books of the company that was reached for, and in no others."""
    found = [each for each in audited(cloud) if each.action == "tenancy.refused"]
    assert sorted(each.actor for each in found) == sorted(tried)
    assert {each.target for each in found} == {target}
    assert len(cloud.items("audit")) == known + len(found)


def test_what_no_role_of_a_company_may_do_is_refused(cloud: Cloud):
    others = sorted(ROUTES.keys() - FOR_COMPANIES)
    assert others, "there are routes for the platform alone"
    for name in others:
        path = dict.fromkeys(re.findall(r"{(\w+)}", ROUTES[name].route.path), new_id("any"))
        for role in sorted(COMPANY_ROLES):
            reply = _ask(name, person(role, OTHER_COMPANY), Request(path=path))
            assert (reply.status, reply.code) == (403, "not_allowed"), (name, role)


def test_what_is_nobody_s_is_audited_nowhere(cloud: Cloud):
    path = {"booking_id": new_id("bkg")}
    assert call("bookings/get_booking", path=path, caller=person("agent", OTHER_COMPANY)).status == 404
    assert cloud.items("audit") == []


def test_a_passenger_who_looks_at_another_s_is_no_company_s_business(cloud: Cloud, clock: HeldClock):
    path = {"booking_id": hold(publish())["booking_id"]}
    assert call("bookings/get_booking", path=path, caller=OTHER_PASSENGER).status == 404
    assert cloud.items("audit") == []


@pytest.mark.parametrize(("company", "tries"), [(COMPANY, 0), (OTHER_COMPANY, 1)])
def test_a_draft_is_not_there_for_anybody(company: str, tries: int, cloud: Cloud, clock: HeldClock):
    draft = trip()
    assert trips.create(draft, 0)
    reply = call("trips/open_boarding", path={"trip_id": draft.trip_id}, caller=person("driver", company))
    assert (reply.status, reply.code) == (404, "trip_not_found")
    assert len(audited(cloud)) == tries


def _ask(name: str, caller: dict[str, str], request: Request) -> Reply:
    function = ROUTES[name]
    headers = {**request.headers, **(key() if function.route.idempotent else {})}
    return call(
        f"{function.service}/{function.name}",
        caller=caller,
        path=request.path,
        body=request.body,
        query=request.query,
        headers=headers,
    )


def _target(request: Request) -> str:
    """Return the first identifier of the path, or else the one of the body."""
    in_path = [each for each in dict(request.path).values() if SHAPE.fullmatch(each)]
    (found,) = in_path[:1] or _ids_in(request.body)
    return found


def _ids_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return set().union(*map(_ids_in, value))
    return {value} if isinstance(value, str) and SHAPE.fullmatch(value) else set()


def _with(request: Request, target: str, other: str) -> Request:
    return Request(**json.loads(json.dumps(asdict(request)).replace(target, other)))


def _told(reply: Reply, target: str) -> tuple[int, dict[str, str], bytes]:
    """Return all that an answer tells, with the identifier that was asked for left out."""
    return reply.status, dict(reply.headers), reply.content.replace(target.encode(), b"it")
