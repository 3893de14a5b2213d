"""Companies: permissions, roles and people."""

from tests.support.company import invite as invite_somebody
from tests.support.company import new_role, step
from tests.support.people import AGENT
from tests.support.scenario import Request, scenario
from tests.support.world import PASSWORD, World
from tms.accounts.invitations import invitation, invitation_store


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


@scenario("GET /company/staff")
def staff(world: World) -> Request:
    return Request()


@scenario("POST /company/staff")
def invite(world: World) -> Request:
    return Request(body={"full_name": "New Person", "email": "new@mail.example", "roles": ["agent"]})


@scenario("GET /company/staff/{account_id}")
def one(world: World) -> Request:
    return Request(path={"account_id": AGENT["subject"]})


@scenario("PATCH /company/staff/{account_id}")
def change(world: World) -> Request:
    return Request(path={"account_id": AGENT["subject"]}, body={"roles": ["inspector"]})


@scenario("POST /company/staff/{account_id}/deactivate")
def deactivate(world: World) -> Request:
    return Request(path={"account_id": AGENT["subject"]})


@scenario("POST /company/staff/{account_id}/reactivate")
def reactivate(world: World) -> Request:
    step("deactivate", AGENT["subject"])
    return Request(path={"account_id": AGENT["subject"]})


@scenario("POST /company/staff/{account_id}/invitation")
def invite_again(world: World) -> Request:
    invited = invite_somebody("new@mail.example").json["account_id"]
    world.clock.wait(60)
    return Request(path={"account_id": invited})


@scenario("POST /auth/staff/accept")
def accept(world: World) -> Request:
    invited = invite_somebody("new@mail.example").json["account_id"]
    token = invitation.new_token(invited)
    invitation_store.keep(invited, token, asked_at=0, at=world.clock.epoch)
    return Request(body={"token": token, "password": PASSWORD})
