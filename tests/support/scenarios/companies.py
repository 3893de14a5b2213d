"""Companies: roles that they made, people who were invited or deactivated."""

from tests.support.company import invite as invite_somebody
from tests.support.company import new_role, step
from tests.support.people import AGENT
from tests.support.scenario import Request, scenario
from tests.support.world import PASSWORD, World
from tms.accounts import invitation_store


@scenario("GET /company/roles/{role}")
@scenario("DELETE /company/roles/{role}")
def role(world: World) -> Request:
    return Request(path={"role": new_role()})


@scenario("PATCH /company/roles/{role}")
def change_role(world: World) -> Request:
    return Request(path={"role": new_role()}, body={"name": "Day gate"})


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
    token = invitation_store.new_token(invited)
    invitation_store.keep(invited, token, asked_at=0, at=world.clock.epoch)
    return Request(body={"token": token, "password": PASSWORD})
