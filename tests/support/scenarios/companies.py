"""Companies: roles that they made, people who were invited or deactivated."""

from tests.support.company import PNG, new_branch, new_role, on_record, set_logo, step
from tests.support.company import invite as invite_somebody
from tests.support.people import AGENT, COMPANY, OTHER_COMPANY
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


def both_on_record() -> None:
    """Put both companies on record, so that each one's people see their own."""
    for company_id in (COMPANY, OTHER_COMPANY):
        on_record(company_id)


@scenario("GET /company")
def company(world: World) -> Request:
    both_on_record()
    return Request()


@scenario("PATCH /company")
def change_company(world: World) -> Request:
    both_on_record()
    return Request(body={"address": "KN 5 Road, Kigali"})


@scenario("PUT /company/logo")
def logo(world: World) -> Request:
    both_on_record()
    return Request(body={"png": PNG})


@scenario("DELETE /company/logo")
def no_logo(world: World) -> Request:
    both_on_record()
    set_logo(PNG)
    return Request()


@scenario("GET /companies/{company_id}")
def public_company(world: World) -> Request:
    on_record()
    return Request(path={"company_id": COMPANY})


@scenario("GET /companies/{company_id}/logo")
def public_logo(world: World) -> Request:
    on_record()
    set_logo(PNG)
    return Request(path={"company_id": COMPANY})


@scenario("GET /company/branches/{branch_id}")
@scenario("DELETE /company/branches/{branch_id}")
def branch(world: World) -> Request:
    return Request(path={"branch_id": new_branch()})


@scenario("PATCH /company/branches/{branch_id}")
def change_branch(world: World) -> Request:
    return Request(path={"branch_id": new_branch()}, body={"name": "Huye bus park"})
