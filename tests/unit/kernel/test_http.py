"""HTTP functions: who is let in, what is read, what is answered, and what is never told."""

import json
import os
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError
from msgspec import field
from msgspec.structs import asdict
from pynamodb.exceptions import GetError

from tests.support.functions import Reply, send
from tests.support.logs import Logs
from tests.support.people import AGENT, ANONYMOUS, BOOKING_KEY, DRIVER, PASSENGER
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller, guest_subject
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch, freeze
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict, TooManyRequests
from tms.kernel.http.app import Answer, Gateway, service_app
from tms.kernel.http.requests import Body
from tms.kernel.ids import derived_id

KEY = "2c5b3a52-6d0f-4c35-8a51-0c6f0d2f4b11"
TRIP = derived_id("trp", "1")


@pytest.fixture(autouse=True)
def nobody_is_suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspension, "of", lambda _account, _company: suspension.Suspension(False, False))


def test_an_app_leaves_the_environment_as_it_is() -> None:
    before = dict(os.environ)
    service_app("test")
    assert dict(os.environ) == before


class Wish(Body):
    seat: str
    count: int = 1
    names: tuple[str, ...] = ()


class Page(Body):
    from_: str = field(name="from")
    limit: int = 10


@dataclass(frozen=True)
class Seen:
    subject: str
    told: Any = None


def app(**route: Any) -> Any:
    """A function that answers what it was given."""
    made = service_app("test")
    rule = {"allow": Permission.BOOK, "summary": "", **route}
    if rule.get("public"):
        rule["allow"] = None
    if rule.get("body"):

        @made.post("/things", **rule)
        def post(caller: Caller | None, request: Any) -> Seen:
            return Seen(caller.subject if caller else "", asdict(request))
    elif rule.get("query"):

        @made.get("/things", **rule)
        def search(query: Any) -> Seen:
            return Seen("", asdict(query))
    elif rule.get("idempotent"):

        @made.post("/things", **rule)
        def keyed(key: str) -> Seen:
            return Seen("", key)
    else:

        @made.get("/things", **rule)
        def get(caller: Caller | None) -> Seen:
            return Seen(caller.subject if caller else "")

    return made


def answering(answer: Any, **route: Any) -> Any:
    made = service_app("test")

    @made.get("/things", allow=None, public=True, summary="", **route)
    def get() -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return made


class TestWhoIsLetIn:
    def test_nobody_without_a_word_of_the_authorizer(self):
        reply = send(app())
        assert (reply.status, reply.code) == (401, "not_signed_in")
        assert reply.headers["www-authenticate"] == "Bearer"

    @pytest.mark.parametrize("context", [{}, {"subject": ""}, {"principalId": "acc_1"}])
    def test_nobody_whom_the_authorizer_does_not_name(self, context: dict[str, str]):
        assert send(app(), caller=context).status == 401

    def test_nobody_whose_token_ran_out_since_the_authorizer_looked(self):
        with freeze(datetime(2026, 3, 1, tzinfo=UTC)):
            lasting = send(app(), caller=PASSENGER | {"exp": str(epoch() + 1)})
            ended = send(app(), caller=PASSENGER | {"exp": str(epoch())})
        assert lasting.status == 200
        assert (ended.status, ended.code) == (401, "not_signed_in")
        assert ended.headers["www-authenticate"] == "Bearer"

    def test_nobody_without_the_permission(self):
        reply = send(app(), caller=DRIVER)
        assert (reply.status, reply.code) == (403, "not_allowed")
        assert "bookings:create" in reply.json["detail"]

    def test_who_has_the_permission(self):
        assert send(app(), caller=PASSENGER).json["subject"] == PASSENGER["subject"]

    def test_no_guest_where_an_account_is_asked_for(self):
        reply = send(app(), caller=ANONYMOUS, headers={"Booking-Key": BOOKING_KEY})
        assert (reply.status, reply.code) == (401, "not_signed_in")

    def test_a_guest_where_guests_are_welcome(self):
        assert send(app(guests=True), caller=ANONYMOUS).json["subject"] == "anonymous"
        shown = send(app(guests=True), caller=ANONYMOUS, headers={"booking-KEY": BOOKING_KEY})
        assert shown.json["subject"] == guest_subject(BOOKING_KEY)

    @pytest.mark.parametrize(
        "shown",
        [
            "1",
            BOOKING_KEY[:21],
            BOOKING_KEY * 3,
            BOOKING_KEY[:23] + " ",
            BOOKING_KEY[:23] + "\u00e9",
            "k" * 24,
            "booking-key-booking-key-",
        ],
    )
    def test_no_guest_with_a_key_that_cannot_be_random(self, shown):
        reply = send(app(guests=True), caller=ANONYMOUS, headers={"Booking-Key": shown})
        assert (reply.status, reply.code) == (401, "bad_booking_key")

    def test_no_guest_without_a_word_of_the_authorizer(self):
        assert send(app(guests=True), headers={"Booking-Key": BOOKING_KEY}).status == 401

    def test_a_guest_only_to_what_guests_may_do(self):
        assert send(app(guests=True, allow=Permission.TRIP_DRIVE), caller=ANONYMOUS).status == 403

    def test_a_booking_key_does_not_change_who_an_account_is(self):
        seen = send(app(guests=True), caller=PASSENGER, headers={"Booking-Key": BOOKING_KEY})
        assert seen.json["subject"] == PASSENGER["subject"]

    def test_everyone_where_the_route_is_public(self):
        assert send(app(public=True)).status == 200

    def test_the_company_is_the_one_of_the_token(self):
        made = service_app("test")

        @made.get("/things", allow=Permission.BOOKING_READ_COMPANY, summary="")
        def get(caller: Caller, gateway: Gateway) -> Seen:
            return Seen(str(caller.company), [gateway.source_ip, gateway.headers["X-Company"]])

        seen = send(made, caller=AGENT, headers={"X-Company": "co_other"}).json
        assert seen == {"subject": AGENT["company"], "told": ["192.0.2.1", "co_other"]}

    def test_nobody_at_all_where_no_rule_is_named(self):
        with pytest.raises(ValueError, match="names no permission"):
            service_app("test").get("/things", summary="")

    def test_a_route_is_not_both_public_and_guarded(self):
        with pytest.raises(ValueError, match="public"):
            service_app("test").get("/things", public=True, allow=Permission.BOOK, summary="")


def test_one_function_has_one_route():
    made = app()
    with pytest.raises(ValueError, match="one route"):
        made.get("/others", public=True, summary="")


@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_each_method_is_served(method: str):
    made = service_app("test")

    @getattr(made, method)("/things", public=True, summary="")
    def view() -> Seen:
        return Seen(method)

    assert send(made).json["subject"] == method


class TestIdempotencyKey:
    def test_it_has_to_be_sent(self):
        reply = send(app(idempotent=True), caller=PASSENGER)
        assert (reply.status, reply.code) == (400, "idempotency_key_missing")

    @pytest.mark.parametrize("key", ["1", "not-a-uuid", KEY[:-1], KEY + "0", ""])
    def test_it_is_a_uuid(self, key: str):
        assert send(app(idempotent=True), caller=PASSENGER, headers={"Idempotency-Key": key}).status == 400

    @pytest.mark.parametrize("written", [KEY, KEY.upper(), KEY.replace("-", "")])
    def test_one_uuid_is_one_key_however_it_is_written(self, written: str):
        reply = send(app(idempotent=True), caller=PASSENGER, headers={"idempotency-key": written})
        assert reply.json["told"] == KEY

    def test_a_guest_shows_whose_key_it_is(self):
        taken = app(idempotent=True, guests=True)
        nameless = send(taken, caller=ANONYMOUS, headers={"Idempotency-Key": KEY})
        assert (nameless.status, nameless.code) == (400, "booking_key_missing")
        named = {"Idempotency-Key": KEY, "Booking-Key": BOOKING_KEY}
        assert send(taken, caller=ANONYMOUS, headers=named).json["told"] == KEY


class TestBody:
    def posted(self, raw: str | None = None, **request: Any) -> Reply:
        return send(app(body=Wish), caller=PASSENGER, raw=raw, **request)

    def test_json_is_read(self):
        assert self.posted(body={"seat": " 4A "}).json["told"] == {"seat": "4A", "count": 1, "names": []}

    @pytest.mark.parametrize(
        "raw", ["{", "seat=4A", '{"seat": "4A"', "\ufeff{}", '{"seat": "\\ud800"}', "[1,", "nul"]
    )
    def test_what_is_no_json_cannot_be_read(self, raw: str):
        reply = self.posted(raw)
        assert (reply.status, reply.code) == (400, "malformed_json")

    @pytest.mark.parametrize("raw", [None, "", "null", "[]", '"text"', "1"])
    def test_something_else_than_an_object_is_wrong(self, raw: str | None):
        assert (self.posted(raw).status, self.posted(raw).code) == (422, "invalid_field")

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "image/png"])
    def test_another_content_type_cannot_be_read(self, kind: str):
        reply = self.posted('{"seat": "4A"}', headers={"Content-Type": kind})
        assert (reply.status, reply.code) == (415, "not_json")

    @pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/merge-patch+json"])
    def test_other_names_of_json_are_read(self, kind: str):
        assert self.posted('{"seat": "4A"}', headers={"Content-Type": kind}).status == 200

    def test_a_wrong_field_is_pointed_at(self):
        reply = self.posted(body={"seat": "4A", "names": ["a", 2]})
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["pointer"] == "/names/1"

    def test_every_wrong_field_is_named(self):
        reply = self.posted(body={"count": "many"})
        assert [each["pointer"] for each in reply.json["errors"]] == ["/seat", "/count"]

    def test_an_unknown_field_is_refused_with_its_pointer(self):
        reply = self.posted(body={"seat": "4A", "pri/ce~": 1})
        assert (reply.status, reply.json["pointer"]) == (422, "/pri~1ce~0")

    def test_what_was_sent_is_not_repeated(self):
        assert b"hunter2" not in self.posted(body={"seat": ["hunter2"]}).content

    def test_a_body_of_exactly_the_limit_is_read_and_one_byte_more_is_not(self):
        frame = len(json.dumps({"seat": ""}))
        assert self.posted(body={"seat": "x" * (256 * 1024 - frame)}).status == 200
        reply = self.posted(body={"seat": "x" * (256 * 1024 - frame + 1)})
        assert (reply.status, reply.code) == (413, "body_too_large")

    def test_the_limit_counts_bytes(self):
        raw = json.dumps({"seat": "é" * (200 * 1024)}, ensure_ascii=False)
        assert self.posted(raw).code == "body_too_large"

    def test_a_base64_body_is_read(self):
        raw = b64encode(b'{"seat": "4\xc3\x80"}').decode()
        assert self.posted(raw, base64=True).json["told"]["seat"] == "4À"

    def test_bytes_that_are_no_text_cannot_be_read(self):
        assert self.posted(b64encode(b'{"seat": "\xff"}').decode(), base64=True).code == "malformed_json"


class TestQuery:
    def test_it_is_read(self):
        told = send(app(query=Page), caller=PASSENGER, query={"from": "Kigali", "limit": "5"}).json["told"]
        assert told == {"from_": "Kigali", "limit": 5}

    def test_a_parameter_that_is_missing_is_pointed_at(self):
        reply = send(app(query=Page), caller=PASSENGER)
        assert (reply.status, reply.json["pointer"]) == (422, "/from")

    def test_an_unknown_parameter_is_refused(self):
        reply = send(app(query=Page), caller=PASSENGER, query={"from": "Kigali", "sort": "price"})
        assert (reply.status, reply.json["pointer"]) == (422, "/sort")


class TestPath:
    def found(self, trip_id: str) -> Reply:
        made = service_app("test")

        @made.get("/trips/{trip_id}/stops/{stop}", public=True, summary="")
        def get(trip_id: str, stop: str) -> Seen:
            return Seen(trip_id, stop)

        return send(made, path={"trip_id": trip_id, "stop": "2"})

    def test_its_parts_are_arguments_by_name(self):
        assert self.found(TRIP).json == {"subject": TRIP, "told": "2"}

    @pytest.mark.parametrize("text", ["1", "trp_", TRIP.lower(), TRIP + "0", "../accounts", "<script>" * 50])
    def test_what_cannot_be_an_identifier_is_not_found(self, text: str):
        reply = self.found(text)
        assert (reply.status, reply.code) == (404, "not_found")
        assert len(reply.json["detail"]) < 80


class TestAnswer:
    def test_it_is_json_that_nobody_keeps(self):
        reply = send(app(), caller=PASSENGER)
        assert reply.headers["content-type"] == "application/json"
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"

    @pytest.mark.parametrize("answer", [Seen("x"), b"bytes", Conflict("c", "d"), KeyError("bug")])
    def test_a_web_app_of_any_origin_may_read_it(self, answer: object):
        headers = send(answering(answer)).headers
        assert headers["access-control-allow-origin"] == "*"
        assert "ETag" in headers["access-control-expose-headers"]

    def test_it_may_be_kept_where_the_route_says_so(self):
        assert send(answering(Seen("x"), max_age=60)).headers["cache-control"] == "public, max-age=60"

    def test_status_and_headers_may_be_its_own(self):
        reply = send(answering(Answer(Seen("x"), 206, {"X-More": "1"})))
        assert (reply.status, reply.headers["x-more"]) == (206, "1")

    def test_bytes_arrive_as_they_are_whatever_is_accepted(self):
        picture = bytes(range(256))
        for accept in ("image/png", "*/*", "text/html", "application/json"):
            reply = send(answering(Answer(picture, content_type="image/png")), headers={"Accept": accept})
            assert reply.content == picture
            assert reply.headers["content-type"] == "image/png"

    def test_text_of_another_type_is_sent_as_it_stands(self):
        reply = send(answering(Answer("<p>é</p>", content_type="text/html; charset=utf-8")))
        assert reply.content == "<p>é</p>".encode()

    def test_nothing_is_sent_with_204(self):
        assert send(answering(Answer(status=204))).content == b""

    @pytest.mark.parametrize("body", [Seen("x"), b"bytes"])
    def test_who_has_it_already_is_told_so(self, body: object):
        made = answering(Answer(body))
        first = send(made)
        tag = first.headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}'):
            again = send(made, headers={"If-None-Match": known})
            assert (again.status, again.content, again.headers["etag"]) == (304, b"", tag)
        assert send(made, headers={"If-None-Match": '"other"'}).content == first.content

    def test_another_answer_has_another_tag(self):
        assert send(answering(Seen("x"))).headers["etag"] != send(answering(Seen("y"))).headers["etag"]

    def test_only_a_good_answer_to_a_get_has_a_tag(self):
        assert "etag" not in send(app(body=Wish), caller=PASSENGER, body={"seat": "1"}).headers
        assert "etag" not in send(answering(Conflict("c", "d"))).headers

    @pytest.mark.parametrize("value", ["a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "a\0b"])
    def test_a_header_cannot_carry_another_header(self, value: str, logs: Logs):
        reply = send(answering(Answer(Seen("x"), headers={"X-Name": value})))
        assert (reply.status, reply.code) == (500, "internal_error")
        assert "x-name" not in reply.headers
        assert logs.said("unexpected error")


class TestHead:
    """What a link checker or a cache asks: would GET be answered, and with which headers."""

    @pytest.mark.parametrize(
        "answer",
        [
            "yes",
            Answer(b"\x89PNG", content_type="image/png"),
            Answer(status=204),
            Conflict("odd", "It is odd."),
            ValueError("a fault"),
        ],
    )
    def test_it_is_the_answer_to_get_without_its_body(self, answer: Any):
        get, head = (send(answering(answer, max_age=5), head=asked) for asked in (False, True))
        assert (head.status, head.headers) == (get.status, get.headers)
        assert head.content == b""

    def test_who_has_it_already_is_told_so(self):
        tag = send(answering("yes")).headers["etag"]
        assert send(answering("yes"), head=True, headers={"If-None-Match": tag}).status == 304

    def test_it_asks_for_the_same_permission(self):
        assert send(app(), head=True).status == 401
        assert send(app(), head=True, caller=DRIVER).status == 403
        assert send(app(), head=True, caller=PASSENGER).status == 200


class TestRefusal:
    def test_it_is_a_problem_that_nobody_keeps(self):
        reply = send(answering(Conflict("seat_taken", "Taken.", seat="4A"), max_age=60))
        assert reply.code == "seat_taken"
        assert (reply.status, reply.json["seat"]) == (409, "4A")
        assert reply.headers["cache-control"] == "no-store"

    def test_who_is_too_fast_is_told_when_to_come_back(self):
        reply = send(answering(TooManyRequests("slow_down", "Wait.", 30)))
        assert (reply.status, reply.headers["retry-after"]) == (429, "30")

    def test_an_unforeseen_error_is_logged_and_not_told(self, logs: Logs, capsys: pytest.CaptureFixture[str]):
        reply = send(answering(KeyError("the password is hunter2")))
        assert (reply.status, reply.code) == (500, "internal_error")
        assert b"hunter2" not in reply.content
        assert b"KeyError" not in reply.content
        (line,) = logs.said("unexpected error")
        assert "hunter2" in line["exception"]
        assert json.loads(capsys.readouterr().out)["ServerErrors"] == [1.0]

    def test_an_answer_that_cannot_be_written_is_our_error(self):
        assert send(answering(object())).code == "internal_error"

    @pytest.mark.parametrize(
        "error",
        [
            Conflicted(),
            GetError("busy", ConnectTimeoutError(endpoint_url="https://dynamodb")),
            ConnectTimeoutError(endpoint_url="https://ssm"),
        ],
    )
    def test_what_may_work_in_a_moment_says_so(self, error: Exception):
        reply = send(answering(error))
        assert (reply.status, reply.code) == (503, "busy")
        assert reply.headers["retry-after"] == "1"

    @pytest.mark.parametrize(
        ("code", "status"),
        [
            ("ProvisionedThroughputExceededException", 503),
            ("ThrottlingException", 503),
            ("RequestLimitExceeded", 503),
            ("ValidationException", 500),
            ("AccessDeniedException", 500),
        ],
    )
    def test_only_a_busy_service_is_worth_another_try(self, code: str, status: int):
        cause = ClientError({"Error": {"Code": code, "Message": ""}}, "Decrypt")
        assert send(answering(cause)).status == status
        assert send(answering(GetError("failed", cause))).status == status


class TestCorrelation:
    def test_the_caller_s_own_is_kept_told_and_logged(self, logs: Logs):
        reply = send(app(), caller=PASSENGER, headers={"x-correlation-id": "trace-1234.a_b"})
        assert reply.headers["x-correlation-id"] == "trace-1234.a_b"
        (line,) = logs.said("served")
        assert (line["correlation_id"], line["route"], line["status"]) == ("trace-1234.a_b", "/things", 200)

    def test_without_one_it_is_the_gateway_s(self):
        assert send(app(), caller=PASSENGER).headers["x-correlation-id"] == "gateway-request-1"

    @pytest.mark.parametrize(
        "given",
        ["short", "x" * 65, "trace 1234", 'trace","level":"X', "trace1234\r\nX-Evil: 1", "trace1234\n", ""],
    )
    def test_one_that_could_forge_a_header_or_a_log_line_is_not_taken(self, given: str):
        reply = send(app(), caller=PASSENGER, headers={"X-Correlation-Id": given})
        assert reply.headers["x-correlation-id"] == "gateway-request-1"

    def test_a_refusal_has_one_too(self):
        assert send(app()).headers["x-correlation-id"] == "gateway-request-1"

    def test_it_is_not_left_to_the_next_request(self):
        made = app()
        send(made, caller=PASSENGER, headers={"X-Correlation-Id": "first-request"})
        assert send(made, caller=PASSENGER).headers["x-correlation-id"] == "gateway-request-1"
