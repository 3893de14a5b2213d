"""Companies: permissions and roles."""

from tests.support.company import new_role
from tests.support.scenario import Request, scenario
from tests.support.world import World


@scenario("GET /permissions")
def permissions(world: World) -> Request:
    return Request()


@scenario("GET /company/roles")
def roles(world: World) -> Request:
    return Request()


@scenario("POST /company/roles")
def make_role(world: World) -> Request:
    return Request(body={"name": "Night gate", "permissions": ["tickets:scan"]})


@scenario("GET /company/roles/{role}")
def role(world: World) -> Request:
    return Request(path={"role": new_role()})


@scenario("PATCH /company/roles/{role}")
def change_role(world: World) -> Request:
    return Request(path={"role": new_role()}, body={"name": "Day gate"})


@scenario("DELETE /company/roles/{role}")
def delete_role(world: World) -> Request:
    return Request(path={"role": new_role()})
