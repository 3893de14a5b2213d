"""Accounts: signing in and out, sessions, who am I."""

from tests.support import accounts, codes
from tests.support.functions import call
from tests.support.people import AGENT, PASSENGER
from tests.support.scenario import Request, scenario
from tests.support.world import PASSWORD, World, address
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose


@scenario("GET /.well-known/jwks.json")
def keys(world: World) -> Request:
    return Request()


@scenario("POST /auth/register")
def register(world: World) -> Request:
    return Request(body={"full_name": "New Person", "phone": "0788999999", "password": PASSWORD})


@scenario("POST /auth/verify")
def verify(world: World) -> Request:
    number = "+250788999998"
    mine = accounts.account(new_phone=number)
    request_code.ask(Purpose.VERIFY, number)
    code = codes.newest(world.cloud, number)
    return Request(body={"account_id": mine.account_id, "identifier": number, "code": code})


@scenario("POST /auth/verify/resend")
def another_code(world: World) -> Request:
    return Request(body={"identifier": "0788999999"})


@scenario("POST /auth/login")
def login(world: World) -> Request:
    return Request(body={"identifier": address(PASSENGER), "password": PASSWORD})


@scenario("POST /auth/staff/login")
def staff_login(world: World) -> Request:
    return Request(body={"identifier": address(AGENT), "password": PASSWORD})


@scenario("POST /auth/staff/verify")
def staff_verify(world: World) -> Request:
    begun = call("auth/staff_login", body={"identifier": address(AGENT), "password": PASSWORD})
    code = codes.newest(world.cloud, address(AGENT))
    return Request(body={"challenge": begun.json["challenge"], "code": code})


@scenario("POST /auth/refresh")
def refresh(world: World) -> Request:
    return Request(body={"refresh_token": world.refresh_tokens[PASSENGER["subject"]]})


@scenario("POST /auth/logout")
def logout(world: World) -> Request:
    return Request()


@scenario("POST /auth/logout-all")
def logout_all(world: World) -> Request:
    return Request()


@scenario("GET /auth/me")
def me(world: World) -> Request:
    return Request()


@scenario("GET /auth/sessions")
def sessions(world: World) -> Request:
    return Request()


@scenario("DELETE /auth/sessions/{session_id}")
def end_session(world: World) -> Request:
    return Request(path={"session_id": world.refresh_tokens[PASSENGER["subject"]].split(".")[1]})


@scenario("PATCH /auth/me")
def edit_me(world: World) -> Request:
    return Request(body={"full_name": "Another Name", "phone": "0788777777", "password": PASSWORD})


@scenario("DELETE /auth/me")
def delete_me(world: World) -> Request:
    return Request(body={"password": PASSWORD})


@scenario("POST /auth/password")
def change_password(world: World) -> Request:
    return Request(body={"password": PASSWORD, "new_password": "a stapler in the rain"})


@scenario("POST /auth/password/forgot")
def forget_password(world: World) -> Request:
    return Request(body={"identifier": address(PASSENGER)})


@scenario("POST /auth/password/reset")
def reset_password(world: World) -> Request:
    name = address(PASSENGER)
    request_code.ask(Purpose.RESET, name, digest_of("a challenge"))
    code = codes.newest(world.cloud, name)
    proof = {"identifier": name, "challenge": "a challenge", "code": code}
    return Request(body={**proof, "password": "a stapler in the rain"})
