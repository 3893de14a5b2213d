"""Short codes: each belongs to one ticket, and finds it for those who know a phone number of it."""

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, table_of
from tests.support.functions import Reply, call, run
from tests.support.network import LEAVES, publish
from tests.support.outbox import mails, tell, texts
from tests.support.people import ANONYMOUS, PASSENGER
from tests.support.provider import FakeProvider
from tms.tickets import code_store, store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

CONTACT = "+250788123456"
FIRST = "+250788000000"
SECOND = "+250788000001"


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(hours=3))
    return publish()


@pytest.fixture
def booking(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return sell(trip, provider, "1A", "1B")


@pytest.fixture
def ticket(booking: dict[str, Any], cloud: Cloud) -> dict[str, Any]:
    """The second passenger's, with its code."""
    run("tickets/on_change", cloud.changes("tickets"))
    return shown(booking["tickets"][1])


def shown(ticket: dict[str, Any]) -> dict[str, Any]:
    path = {"ticket_id": ticket["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def find(code: str, phone_end: str, source_ip: str = "192.0.2.1") -> Reply:
    path, query = {"code": code}, {"phone_end": phone_end}
    return call("tickets/find_ticket_by_code", path=path, query=query, source_ip=source_ip)


def resend(code: str, phone: str, source_ip: str = "192.0.2.1") -> dict[str, Any]:
    body = {"code": code, "phone": phone}
    return expect(202, call("tickets/resend_ticket", body=body, source_ip=source_ip))


def send(cloud: Cloud) -> None:
    """Send the messages about all that happened, each by its function."""
    waiting = tell(cloud)
    for function in ("on_sms", "on_mail"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_LAMBDA_FUNCTION_NAME", f"tms-test-{function}")
            assert run(f"notifications/{function}", waiting[function.removeprefix("on_")]) == []


class TestCode:
    def test_a_ticket_has_none_before_the_stream_is_read_and_keeps_what_it_gets(
        self, booking: dict[str, Any], cloud: Cloud
    ):
        first = booking["tickets"][0]
        assert shown(first)["code"] is None
        changes = cloud.changes("tickets")
        assert run("tickets/on_change", changes) == []
        code = shown(first)["code"]
        assert re.fullmatch(r"[0-9B-DF-HJ-NP-TV-XZ]{4}-[0-9B-DF-HJ-NP-TV-XZ]{4}", code)
        assert run("tickets/on_change", changes) == []
        assert shown(first)["code"] == code
        assert shown(booking["tickets"][1])["code"] != code

    def test_a_code_that_another_ticket_has_is_not_given_again(
        self, booking: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ):
        one, other = (each["ticket_id"] for each in booking["tickets"])
        chance = iter(["7KQD92M1", "7KQD92M1", "7KQD92M1", "7KQD92M2"])
        monkeypatch.setattr(code_store, "new_code", lambda: next(chance))
        assert code_store.codes_of([one]) == {one: "7KQD92M1"}
        assert code_store.codes_of([other]) == {other: "7KQD92M2"}
        found = code_store.find_by_code("7KQD92M1")
        assert found is not None
        assert found.ticket_id == one

    def test_of_two_that_make_a_code_at_once_both_get_the_same(self, booking: dict[str, Any]):
        stale = store.find(booking["tickets"][0]["ticket_id"])
        assert stale is not None
        first = code_store.claim(stale)
        assert code_store.claim(stale) == first

    def test_no_code_is_left_without_its_ticket(self, booking: dict[str, Any], cloud: Cloud):
        stale = store.find(booking["tickets"][0]["ticket_id"])
        assert stale is not None
        code_store.claim(stale)
        code_store.claim(stale)
        assert len(cloud.items("tickets", "CODE#")) == 1

    def test_a_ticket_that_is_gone_gets_none(self, booking: dict[str, Any], cloud: Cloud):
        stale = store.find(booking["tickets"][0]["ticket_id"])
        assert stale is not None
        table_of("tickets").delete_item(Key={"pk": f"TICKET#{stale.ticket_id}", "sk": "TICKET"})
        with pytest.raises(LookupError):
            code_store.claim(stale)
        assert cloud.items("tickets", "CODE#") == []

    def test_a_code_is_kept_for_ninety_days_behind_the_ticket(self, ticket: dict[str, Any], cloud: Cloud):
        valid_until = LEAVES + timedelta(hours=2 + 12)
        ends = {int(each["expires"]) for each in cloud.items("tickets", "CODE#")}
        assert ends == {int((valid_until + timedelta(days=90)).timestamp())}


class TestMessages:
    def test_the_confirmation_carries_the_code_of_each_ticket(self, booking: dict[str, Any], cloud: Cloud):
        send(cloud)
        ((number, text),) = texts()
        (mail,) = mails()
        plain = mail.get_body(("plain",))
        assert plain is not None
        codes = [shown(each)["code"] for each in booking["tickets"]]
        assert number == CONTACT
        assert f"seat 1A {codes[0]}, 1B {codes[1]}" in text
        assert len(text) <= 160
        assert all(f", code {code}\n" in plain.get_content() for code in codes)


class TestLookup:
    @pytest.mark.parametrize("phone", [SECOND, CONTACT])
    def test_the_passenger_or_the_contact_sees_the_ticket(self, ticket: dict[str, Any], phone: str):
        found = expect(200, find(ticket["code"], phone[-4:]))
        assert found == ticket

    def test_it_forgives_how_a_code_is_typed(self, ticket: dict[str, Any]):
        typed = ticket["code"].replace("-", "").lower().replace("0", "o").replace("1", "l")
        assert find(typed, SECOND[-4:]).status == 200

    def test_another_passenger_of_the_booking_does_not(self, ticket: dict[str, Any]):
        assert find(ticket["code"], FIRST[-4:]).code == "ticket_not_found"

    def test_a_wrong_code_and_wrong_digits_get_the_same_answer(self, ticket: dict[str, Any]):
        wrong_code, wrong_digits = find("ZZZZ-ZZZZ", SECOND[-4:]), find(ticket["code"], "9999")
        assert wrong_code.json == wrong_digits.json == find("nonsense", "0001").json
        assert (wrong_code.status, wrong_code.code) == (404, "ticket_not_found")

    @pytest.mark.parametrize("phone_end", ["", "123", "12345", "12a4", "+250788000001", "١٢٣٤"])
    def test_the_end_is_four_digits(self, ticket: dict[str, Any], phone_end: str):
        assert find(ticket["code"], phone_end).code == "invalid_field"

    def test_after_five_wrong_ends_a_code_rests_for_the_hour_from_every_address(
        self, ticket: dict[str, Any], clock: HeldClock
    ):
        for number in range(5):
            assert find(ticket["code"], f"900{number}", f"192.0.2.{number}").status == 404
        refused = find(ticket["code"], SECOND[-4:], "192.0.2.99")
        assert (refused.status, refused.code) == (429, "too_many_attempts")
        clock.wait(3600)
        assert find(ticket["code"], SECOND[-4:]).status == 200

    def test_after_thirty_wrong_tries_an_address_rests(self, ticket: dict[str, Any]):
        for _ in range(30):
            assert find("ZZZZ-ZZZZ", "0000").status == 404
        assert find(ticket["code"], SECOND[-4:]).code == "too_many_attempts"
        assert find(ticket["code"], SECOND[-4:], "192.0.2.2").status == 200

    def test_those_who_know_it_are_never_too_many(self, ticket: dict[str, Any]):
        assert {find(ticket["code"], SECOND[-4:]).status for _ in range(40)} == {200}

    def test_a_passenger_that_was_erased_is_found_by_nobody_s_number(
        self, ticket: dict[str, Any], cloud: Cloud
    ):
        known = store.find(ticket["ticket_id"])
        assert known is not None
        store.erase(known, 1)
        assert find(ticket["code"], SECOND[-4:]).status == 404


class TestResend:
    def sent(self, cloud: Cloud) -> list[tuple[str, str]]:
        """Tell what was asked for again; return the new SMS."""
        before = len(texts())
        send(cloud)
        return texts()[before:]

    def test_the_contact_gets_all_tickets_by_sms_and_mail(self, ticket: dict[str, Any], cloud: Cloud):
        self.sent(cloud)
        resend(ticket["code"], CONTACT)
        ((number, text),) = self.sent(cloud)
        assert number == CONTACT
        assert ticket["code"] in text
        assert "1A" in text
        first, again = mails()
        assert first.get_content_type() == again.get_content_type()
        assert {part.get_filename() for part in again.iter_attachments()} == {
            "ticket-1A.png",
            "ticket-1B.png",
        }

    def test_a_passenger_gets_the_own_ticket_by_sms_alone(self, ticket: dict[str, Any], cloud: Cloud):
        self.sent(cloud)
        resend(ticket["code"], SECOND)
        ((number, text),) = self.sent(cloud)
        assert number == SECOND
        assert f"seat 1B {ticket['code']}" in text
        assert "1A" not in text
        assert len(mails()) == 1, "the mail of the confirmation"

    def test_whoever_does_not_know_it_gets_the_same_answer_and_nothing_is_sent(
        self, ticket: dict[str, Any], cloud: Cloud
    ):
        self.sent(cloud)
        known = resend(ticket["code"], SECOND)
        self.sent(cloud)
        assert resend(ticket["code"], "+250788999999") == resend("ZZZZ-ZZZZ", SECOND) == known
        assert self.sent(cloud) == []

    def test_a_ticket_is_sent_again_three_times_a_day(
        self, ticket: dict[str, Any], cloud: Cloud, clock: HeldClock
    ):
        self.sent(cloud)
        counts = []
        for _ in range(4):
            resend(ticket["code"], SECOND)
            counts.append(len(self.sent(cloud)))
            clock.wait(60)
        assert counts == [1, 1, 1, 0]

    def test_a_void_ticket_is_not_sent_again(self, ticket: dict[str, Any], cloud: Cloud):
        self.sent(cloud)
        table_of("tickets").update_item(
            Key={"pk": f"TICKET#{ticket['ticket_id']}", "sk": "TICKET"},
            UpdateExpression="SET #s = :v",
            ExpressionAttributeNames={"#s": "status"},
            ExpressionAttributeValues={":v": "VOID"},
        )
        resend(ticket["code"], SECOND)
        assert self.sent(cloud) == []

    def test_a_guest_gets_it_too(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        booking = hold(trip, "2A", caller=ANONYMOUS)
        payment = pay(booking, ANONYMOUS)
        provider.approve(payment["payment_id"])
        callback(payment)
        self.sent(cloud)
        (code,) = code_store.codes_of([booking["tickets"][0]["ticket_id"]]).values()
        resend(code, FIRST)
        ((number, _),) = self.sent(cloud)
        assert number == FIRST
