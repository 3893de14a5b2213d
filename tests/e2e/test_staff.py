"""Staff sign in, are invited, deactivated and suspended; another company's staff finds nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from infra.api import Api
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_people import id_of, invitation_to, other_than, staff

SEARCHED = "e2e-reaching-for-it"
"""The correlation id of who reaches for another company's things."""


def test_staff_sign_in_by_password_and_code(platform: Platform) -> None:
    clerk = staff(platform, "finance", platform.trip.company.name)

    alone = platform.api.post("/auth/login", {"identifier": clerk.identifier, "password": clerk.password})
    begun, code = clerk.begin()
    challenge = begun.body["challenge"]
    wrong = clerk.finish(challenge, other_than(code))
    right = clerk.finish(challenge, code)

    assert (alone.status, alone.body["code"]) == (403, "staff_sign_in")
    assert alone.body["steps"] == ["/auth/staff/login", "/auth/staff/verify"]
    assert clerk.identifier not in begun.body["sent_to"]
    assert (wrong.status, wrong.body["code"]) == (401, "wrong_code")
    assert right.status == 200
    me = platform.api.as_bearer(right.body["access_token"]).get("/auth/me").body
    assert (me["roles"], me["company"]) == (["finance"], platform.trip.company.company_id)
    assert clerk.finish(challenge, code).status == 401


def test_after_five_wrong_codes_the_right_one_is_wrong_too(platform: Platform) -> None:
    clerk = staff(platform, "inspector", platform.trip.company.name)
    begun, code = clerk.begin()
    challenge = begun.body["challenge"]

    wrong = {clerk.finish(challenge, other_than(code)).status for _ in range(5)}

    assert wrong == {401}
    assert clerk.finish(challenge, code).status == 401


def test_an_agent_is_invited_sells_and_is_stopped_at_once(platform: Platform) -> None:
    owner, address, password = platform.people["owner"], "solange@mail.example", "a ticket for every seat"
    somebody = {"full_name": "Solange Batamuriza", "email": address, "roles": ["agent"]}
    invited = owner.post("/company/staff", somebody, key="new")
    assert (invited.status, invited.body["state"]) == (201, "INVITED")
    path = f"/company/staff/{invited.body['account_id']}"

    accepted = {"token": invitation_to(platform, address), "password": password}
    assert platform.api.post("/auth/staff/accept", accepted).status == 200
    assert platform.api.post("/auth/staff/accept", accepted).status == 401
    agent = platform.api.signed_in(address, password, platform.place)
    sold = platform.hold(agent)
    assert sold.status == 201, sold.body
    booking = f"/bookings/{sold.body['booking_id']}"

    assert owner.post(f"{path}/deactivate").body["state"] == "INACTIVE"
    stopped = platform.hold(agent)
    assert (stopped.status, stopped.body["code"]) == (403, "account_suspended")
    looked = agent.get(booking)
    assert (looked.status, looked.body["code"]) == (403, "account_suspended"), "of others it reads nothing"
    begin = {"identifier": address, "password": password}
    assert platform.api.post("/auth/staff/login", begin).status == 403

    assert owner.post(f"{path}/reactivate").body["state"] == "ACTIVE"
    assert platform.hold(agent).status == 201
    assert agent.get(booking).status == 200
    told = eventually(
        lambda: owner.get("/audit", {"target": invited.body["account_id"]}).body["records"],
        lambda records: len(records) >= 4,
    )
    actions = [each["action"] for each in told if each["action"] != "staff.signed_in"]
    assert actions == ["staff.reactivated", "staff.deactivated", "staff.joined", "staff.invited"]
    assert {each["actor"]["subject"] for each in told if each["action"] == "staff.invited"} == {id_of(owner)}


def test_a_suspended_company_sells_nothing_and_carries_on(platform: Platform) -> None:
    ride, driver = platform.ride()
    agent, passenger = platform.people["agent"], platform.people["passenger"]
    held = platform.hold(passenger, on=ride)
    scan = {"token": "NOT A TICKET", "nonce": "nonce-4321", "scanned_at": datetime.now(UTC).isoformat()}

    with suspended(platform.people["admin"], ride.company.company_id):
        refused = platform.hold(agent, on=ride)
        assert (refused.status, refused.body["code"]) == (403, "company_suspended")
        for buyer in (passenger, platform.people["guest"]):
            sold = platform.hold(buyer, on=ride)
            assert (sold.status, sold.body["code"]) == (409, "sales_closed")
        assert agent.get(f"/bookings/{held.body['booking_id']}").status == 200
        assert driver.post(f"/trips/{ride.trip_id}/boarding").body["status"] == "BOARDING"
        assert driver.post(f"/trips/{ride.trip_id}/scans", scan).body["verdict"] == "forged"

    assert platform.hold(agent).status == 201


@contextmanager
def suspended(admin: Api, company_id: str) -> Iterator[None]:
    """Suspend a company while a `with` block runs."""
    path = f"/platform/companies/{company_id}"
    answer = admin.post(f"{path}/suspend", {"reason": "Its licence is being looked at."})
    assert (answer.status, answer.body["state"]) == (200, "SUSPENDED")
    try:
        yield
    finally:
        assert admin.post(f"{path}/reinstate").body["state"] == "ACTIVE"


def test_another_companys_things_are_not_there_and_the_reach_is_audited(platform: Platform) -> None:
    stranger, admin = platform.people["foreign owner"], platform.people["admin"]
    owner, agent_id = platform.people["owner"], id_of(platform.people["agent"])
    booking_id = platform.hold(platform.people["passenger"]).body["booking_id"]
    member, home = f"/company/staff/{agent_id}", platform.trip.company.company_id
    since = datetime.now(UTC) - timedelta(minutes=1)

    reached = [
        stranger.get(member, x_correlation_id=SEARCHED),
        stranger.post(f"{member}/deactivate", x_correlation_id=SEARCHED),
        stranger.get(f"/bookings/{booking_id}", x_correlation_id=SEARCHED),
        stranger.get("/audit", {"company": home}, x_correlation_id=SEARCHED),
    ]

    assert [reply.status for reply in reached] == [404] * 4
    assert {reply.headers["x-correlation-id"] for reply in reached} == {SEARCHED}
    assert platform.hold(platform.people["agent"]).status == 201
    by = {"actor": id_of(stranger), "action": "tenancy.refused", "since": since.isoformat()}
    told = eventually(
        lambda: owner.get("/audit", by).body["records"], lambda records: len(records) >= len(reached)
    )
    assert {each["correlation_id"] for each in told} == {SEARCHED}
    assert {each["target"] for each in told} == {
        agent_id,
        booking_id,
        home,
    }
    for one, count in (({"target": booking_id}, 1), ({"target": agent_id, "action": "tenancy.refused"}, 2)):
        assert len(owner.get("/audit", one).body["records"]) == count
    theirs = stranger.get("/audit", {"action": "tenancy.refused"}).body
    assert theirs["records"] == []
    seen = admin.get("/audit", {**by, "company": home}).body
    assert seen["records"] == told
    assert platform.people["agent"].get("/audit").status == 403
