"""A person's account from registration to deletion, as a client of the API lives through it."""

from infra.clients import local_client
from infra.local.outbox import code_after
from infra.place import Place
from tests.e2e.conftest import Platform, eventually
from tests.support.e2e_people import Newcomer, other_than
from tests.support.kept import items, log_lines

COMMUTER = Newcomer("Divine Umutoni", "divine@mail.example", "+250788940001")
FORGETFUL = Newcomer("Patrick Gasana", "patrick@mail.example", "+250788940002")
LEAVING = Newcomer("Quenby Zuberi", "quenby@mail.example", "+250788947313")


def test_a_person_registers_renews_a_session_and_signs_out(platform: Platform) -> None:
    api, phone = platform.api, COMMUTER.phone

    assert COMMUTER.registered(platform).status == 201
    waiting = COMMUTER.login(platform)
    assert (waiting.status, waiting.body["code"]) == (403, "account_unverified")
    code = code_after(platform.place, phone, 0)
    assert COMMUTER.prove(platform, phone, other_than(code)).status == 401
    assert COMMUTER.prove(platform, phone, code).status == 204
    assert COMMUTER.prove(platform, phone, code).status == 401

    first = COMMUTER.login(platform).body
    me = api.as_bearer(first["access_token"]).get("/auth/me").body
    assert (me["full_name"], me["phone"], me["new_email"]) == (COMMUTER.full_name, phone, COMMUTER.email)
    renewed = api.post("/auth/refresh", {"refresh_token": first["refresh_token"]})
    assert renewed.status == 200
    assert api.as_bearer(renewed.body["access_token"]).get("/auth/me").status == 200
    repeated = api.post("/auth/refresh", {"refresh_token": first["refresh_token"]})  # its answer was lost
    assert repeated.body["refresh_token"] == renewed.body["refresh_token"]
    latest = api.post("/auth/refresh", {"refresh_token": renewed.body["refresh_token"]}).body
    for token in (first["refresh_token"], latest["refresh_token"]):  # a stolen one ends them all
        over = api.post("/auth/refresh", {"refresh_token": token})
        assert (over.status, over.body["code"]) == (401, "session_over")

    here, there = COMMUTER.login(platform).body, COMMUTER.login(platform).body
    assert api.as_bearer(here["access_token"]).post("/auth/logout").status == 204
    assert api.post("/auth/refresh", {"refresh_token": here["refresh_token"]}).status == 401
    assert api.post("/auth/refresh", {"refresh_token": there["refresh_token"]}).status == 200


def test_a_second_way_to_sign_in_is_proven_by_its_own_code(platform: Platform) -> None:
    person = Newcomer("Claudine Iradukunda", "claudine@mail.example", "+250788940003")
    person.with_proven_phone(platform)

    assert person.login(platform, by=person.email).body["code"] == "account_unverified"
    code = code_after(platform.place, person.email, 0)
    assert person.prove(platform, person.email, code).status == 204
    assert platform.api.post("/auth/verify/resend", {"identifier": person.email}).status == 202

    assert person.login(platform, by=person.email).status == 200


def test_a_forgotten_password_is_replaced_by_code(platform: Platform) -> None:
    api, phone = platform.api, FORGETFUL.phone
    FORGETFUL.with_proven_phone(platform)
    before = FORGETFUL.login(platform).body
    fresh = "nine quiet ferries to Goma"

    stranger = api.post("/auth/password/forgot", {"identifier": "+250788940999"})
    asked = api.post("/auth/password/forgot", {"identifier": phone})
    assert (stranger.status, stranger.body.keys()) == (asked.status, asked.body.keys())
    code = code_after(platform.place, phone, 1)
    challenge = asked.body["challenge"]
    reset = {"identifier": phone, "challenge": challenge, "code": code, "new_password": fresh}
    assert api.post("/auth/password/reset", {**reset, "challenge": "a stranger's"}).status == 401
    assert api.post("/auth/password/reset", reset | {"code": other_than(code)}).status == 401
    assert api.post("/auth/password/reset", reset).status == 204
    assert api.post("/auth/password/reset", reset).status == 401

    assert FORGETFUL.login(platform).status == 401
    assert api.post("/auth/refresh", {"refresh_token": before["refresh_token"]}).status == 401
    assert FORGETFUL.login(platform, password=fresh).status == 200


def test_who_leaves_is_found_nowhere_and_may_come_again(platform: Platform) -> None:
    place, moved = platform.place, "quenby@elsewhere.example"
    me = LEAVING.with_proven_phone(platform).signed_in(platform)
    traveller = {"name": LEAVING.full_name, "phone": LEAVING.phone}
    booked = platform.bought(
        me, passengers=[traveller], contact={"email": LEAVING.email, "phone": LEAVING.phone}
    )
    change = {"email": moved, "password": LEAVING.password}
    assert me.patch("/auth/me", {"email": moved}).status == 422
    assert me.patch("/auth/me", change).body["new_email"] == moved
    code = code_after(place, moved, 0)
    assert LEAVING.prove(platform, moved, code).status == 204
    assert LEAVING.login(platform, by=moved).status == 200
    assert LEAVING.login(platform, by=LEAVING.email).status == 401
    found_nowhere(place, (*LEAVING.known_as, moved))

    at_once(place, "tms-local-erasures")
    assert me.delete("/auth/me", {"password": "not mine"}).body["code"] == "wrong_password"
    assert me.delete("/auth/me", {"password": LEAVING.password}).status == 204

    assert me.get("/auth/me").status == 401
    assert platform.hold(me).status == 403
    assert LEAVING.login(platform).status == 401
    path = f"/bookings/{booked['booking_id']}"
    clerk = platform.people["agent"]
    left = eventually(
        lambda: clerk.get(path).body, lambda body: body["tickets"][0]["passenger"]["name"] is None
    )
    assert (left["status"], left["total"]) == ("CONFIRMED", booked["total"])
    assert LEAVING.registered(platform).status == 201
    assert LEAVING.login(platform).body["code"] == "account_unverified"
    found_nowhere(place, (*LEAVING.known_as, moved))


def at_once(place: Place, queue: str) -> None:
    """Take away the minute that an erasure waits for whatever was under way at the deletion."""
    sqs = local_client(place, "sqs")
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "0"})


def found_nowhere(place: Place, words: tuple[str, ...]) -> None:
    """Look for a person's data in every table and log, as an administrator may."""
    seen = [("tables", text) for text in items(place)] + [("logs", text) for text in log_lines(place)]
    assert len({kind for kind, _ in seen}) == 2
    clear = [(kind, word, text) for kind, text in seen for word in words if word.lower() in text.lower()]
    assert not clear, clear[:3]
