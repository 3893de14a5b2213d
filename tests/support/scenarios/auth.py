"""Signing in: codes that were sent, and staff's accounts."""

from tests.support import accounts, codes
from tests.support.functions import call
from tests.support.people import AGENT, PASSENGER
from tests.support.scenario import Request, scenario
from tests.support.world import PASSWORD, World, address
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose


@scenario("POST /auth/verify")
def verify(world: World) -> Request:
    number = "+250788999998"
    mine = accounts.account(new_phone=number)
    request_code.ask(Purpose.VERIFY, number)
    code = codes.newest(world.cloud, number)
    return Request(body={"account_id": mine.account_id, "identifier": number, "code": code})


@scenario("POST /auth/staff/login")
def staff_login(world: World) -> Request:
    return Request(body={"identifier": address(AGENT), "password": PASSWORD})


@scenario("POST /auth/staff/verify")
def staff_verify(world: World) -> Request:
    begun = call("auth/staff_login", body={"identifier": address(AGENT), "password": PASSWORD})
    code = codes.newest(world.cloud, address(AGENT))
    return Request(body={"challenge": begun.json["challenge"], "code": code})


@scenario("POST /auth/password/reset")
def reset_password(world: World) -> Request:
    name = address(PASSENGER)
    request_code.ask(Purpose.RESET, name, digest_of("a challenge"))
    code = codes.newest(world.cloud, name)
    proof = {"identifier": name, "challenge": "a challenge", "code": code}
    return Request(body={**proof, "new_password": "a stapler in the rain"})
