"""Every function has one sample event in `events/`, of the shape that AWS sends, and can be run with it."""

import json
from base64 import b64decode
from typing import Any

import pytest

from infra.events.__main__ import texts
from infra.functions import HttpFunction, http_functions, load, modules
from infra.place import ROOT
from tests.support.functions import Context
from tests.support.template import subscriptions
from tms.accounts.codes import queue as codes
from tms.accounts.codes.code import Purpose
from tms.kernel.access.permissions import read_scope
from tms.kernel.events.cloud_events import parse
from tms.kernel.http.reader import read
from tms.kernel.ids import is_id
from tms.tracking.fixes import decode
from tms.trips import timetable_queue

EVENTS = ROOT / "events"
HTTP = {f"{each.service}-{each.name}": each for each in http_functions()}
OTHERS = {f"{path.parent.name}-{path.stem}": path for path in modules()}.keys() - HTTP.keys()
REFUSED_BEFORE_THE_USE_CASE = {
    "invalid_field",
    "malformed_json",
    "not_allowed",
    "not_found",
    "not_json",
    "not_signed_in",
    "idempotency_key_missing",
    "idempotency_key_invalid",
}


def sample(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text())
    return event


def from_source(source: str) -> list[str]:
    return sorted(name for name in OTHERS if _source(sample(name)) == source)


def _source(event: dict[str, Any]) -> str:
    if "Records" in event:
        return str(event["Records"][0]["eventSource"])
    return str(event.get("source", "authorizer"))


def test_every_function_has_one_sample_and_every_sample_a_function():
    assert {path.stem for path in EVENTS.iterdir()} == HTTP.keys() | OTHERS


def test_the_samples_of_requests_follow_from_the_routes():
    assert [file.name for file, text in texts().items() if file.read_text() != text] == [], (
        "run `make events`"
    )


def test_every_sample_of_another_kind_is_one_that_is_tested_here():
    kinds = {_source(sample(name)) for name in OTHERS}
    assert kinds == {"authorizer", "aws.events", "aws:dynamodb", "aws:kinesis", "aws:sqs"}


@pytest.mark.parametrize("name", sorted(HTTP))
class TestRequests:
    def test_it_goes_to_the_route(self, name):
        event, route = sample(name), HTTP[name].route
        assert (event["httpMethod"], event["resource"]) == (route.method, route.path)
        assert event["path"] == route.shown.format(**(event["pathParameters"] or {}))
        context = event["requestContext"]
        assert (context["httpMethod"], context["resourcePath"]) == (route.method, route.path)
        assert context["path"] == f"/{context['stage']}{event['path']}"

    def test_each_value_is_there_alone_and_in_a_list(self, name):
        event = sample(name)
        for one, many in (
            ("headers", "multiValueHeaders"),
            ("queryStringParameters", "multiValueQueryStringParameters"),
        ):
            assert event[many] == (event[one] and {key: [value] for key, value in event[one].items()})

    def test_its_body_and_query_are_what_the_function_takes(self, name):
        event, route = sample(name), HTTP[name].route
        assert (event["body"] is None) == (route.body is None)
        if route.body is not None:
            read(route.body, json.loads(event["body"]))
        if route.query is not None:
            read(route.query, event["queryStringParameters"])

    def test_its_caller_may_do_it(self, name):
        authorizer, route = sample(name)["requestContext"].get("authorizer"), HTTP[name].route
        assert (authorizer is None) == route.public
        if authorizer is not None:
            assert route.allow in read_scope(authorizer["scope"])


def test_requests_reach_the_use_case(cloud, provider):
    refused = {name: said for name, each in HTTP.items() if (said := _refusal(name, each))}
    assert refused == {}


def _refusal(name: str, function: HttpFunction) -> str:
    answer = function.app(sample(name), Context())
    if answer["statusCode"] >= 500 or answer["statusCode"] == 405:
        return str(answer)
    code = json.loads(answer["body"])["code"] if answer["statusCode"] >= 400 else ""
    return code if code in REFUSED_BEFORE_THE_USE_CASE else ""


def test_the_authorizer_lets_its_sample_pass_as_a_guest(cloud):
    module = load(ROOT / "functions" / "auth" / "authorize.py")
    answer = module.handler(sample("auth-authorize"), Context())
    assert answer["context"] == {"subject": "anonymous"}


@pytest.mark.parametrize("name", from_source("aws.events"))
def test_a_schedule_s_sample_is_handled(name, cloud):
    event = sample(name)
    assert event["detail-type"] == "Scheduled Event"
    handler = load(ROOT / "functions" / f"{name.replace('-', '/', 1)}.py").handler
    assert handler(event, Context()) is None


def commands() -> set[str]:
    """Handlers of a queue that our own functions write to, and that holds no events."""
    return {"accounts-on_code_requested", "trips-on_timetable_due"}


def test_messages_of_our_own_functions_are_understood():
    for record in sample("accounts-on_code_requested")["Records"]:
        message = codes.parse(record["body"])
        assert isinstance(message, codes.CodeWanted)
        assert message.purpose is Purpose.SIGN_IN


def test_messages_for_timetables_are_understood():
    for record in sample("trips-on_timetable_due")["Records"]:
        company, timetable_id = timetable_queue.parse(record["body"])
        assert (is_id("co", company), is_id("ttb", timetable_id)) == (True, True)


@pytest.mark.parametrize("name", sorted(set(from_source("aws:sqs")) - commands()))
def test_messages_hold_an_event_that_their_queue_lets_in(name):
    for record in sample(name)["Records"]:
        event = parse(record["body"])
        queue = record["eventSourceARN"].rpartition(":tms-local-")[2]
        wanted = subscriptions()["".join(word.capitalize() for word in queue.split("-"))]
        assert event.type in wanted["type"]
        assert record["messageAttributes"]["type"]["stringValue"] == event.type
        assert record["messageAttributes"]["company"]["stringValue"] == event.data.company_id


@pytest.mark.parametrize("name", from_source("aws:dynamodb"))
def test_changes_are_handled(name, cloud):
    service, _, module = name.partition("-")
    handler = load(ROOT / "functions" / service / f"{module}.py").handler
    assert handler(sample(name), Context()) == {"batchItemFailures": []}
    published = cloud.messages("all")["Records"]
    assert bool(published) == (module == "on_change")


@pytest.mark.parametrize("name", from_source("aws:kinesis"))
def test_records_of_the_stream_are_read(name):
    for record in sample(name)["Records"]:
        assert decode(b64decode(record["kinesis"]["data"])).fixes
