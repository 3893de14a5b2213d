"""The platform on LocalStack: what functions are told, where outboxes are, what is said if it is missing."""

import json
import subprocess
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from infra.deploy import gateway, stacks
from infra.deploy import localstack as deployed
from infra.local import commands, endpoint, localstack, outbox
from infra.local.endpoint import Emulator
from infra.place import Place
from infra.terminal import Stop

HELP = "Run 'docker run --help' for more information"
HERE = Place(port=4599)
Pages = dict[str, Any]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """What the endpoint answers, by path; nothing at first."""
    found: Pages = {}
    monkeypatch.setattr(endpoint, "get", lambda _place, path: found.get(path.partition("?")[0]))
    return found


def raw_mail(to: str, text: str, subject: str = "Your code") -> str:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "tickets@tms.example", to, subject
    mail.set_content(text)
    mail.add_alternative("<p>code</p>", subtype="html")
    return mail.as_string()


class TestWhichEmulator:
    def test_none_answers(self, pages: Pages):
        assert endpoint.emulator_at(HERE) is None
        with pytest.raises(Stop, match="make up"):
            commands.require_running(HERE)

    def test_localstack_has_its_own_page_of_health(self, pages: Pages):
        pages["/_localstack/health"] = {"services": {}}
        assert endpoint.emulator_at(HERE) is Emulator.LOCALSTACK
        commands.require_running(HERE)

    def test_ministack_has_both(self, pages: Pages):
        pages |= {"/_localstack/health": {}, "/_ministack/health": {}}
        assert endpoint.emulator_at(HERE) is Emulator.MINISTACK


class TestOutbox:
    @pytest.fixture(autouse=True)
    def _on_localstack(self, pages: Pages):
        pages["/_localstack/health"] = {}

    def test_before_the_first_message_it_is_empty(self):
        assert (outbox.mails_to(HERE, "a@mail.example"), outbox.sms_to(HERE, "+250788000001")) == ([], [])

    def test_a_mail_is_read_from_the_text_that_was_sent(self, pages: Pages):
        long = "Aline Uwase, your code is below. " * 9 + "\u00e9\n\n482913\n"
        pages["/_aws/ses"] = {
            "messages": [
                {"RawData": raw_mail("a@mail.example", long, "Code \u00e9")},
                {"RawData": raw_mail("b@mail.example", "111111")},
            ]
        }
        (mail,) = outbox.mails_to(HERE, "a@mail.example")
        assert (mail["To"], mail["Subject"]) == (["a@mail.example"], "Code \u00e9")
        assert mail["BodyText"].split() == long.split()
        assert outbox.codes_to(HERE, "a@mail.example") == ["482913"]

    def test_an_sms_is_found_by_its_number(self, pages: Pages):
        told = {"+250788000001": [{"Message": "482913 is your TMS code."}]}
        pages["/_aws/sns/sms-messages"] = {"sms_messages": told}
        assert outbox.codes_to(HERE, "+250788000001") == ["482913"]
        assert outbox.codes_to(HERE, "+250788000002") == []

    def test_without_an_emulator_it_says_so(self, pages: Pages):
        pages.clear()
        with pytest.raises(ConnectionError, match=HERE.endpoint):
            outbox.sms_to(HERE, "+250788000001")


class TestStarting:
    def test_one_that_runs_is_taken(self, pages: Pages, monkeypatch: pytest.MonkeyPatch):
        pages["/_localstack/health"] = {}
        monkeypatch.setattr(subprocess, "run", None)
        localstack.start(HERE)

    def test_ministack_in_its_place_is_told(self, pages: Pages):
        pages["/_ministack/health"] = {}
        with pytest.raises(Stop, match="make down"):
            localstack.start(HERE)

    def test_without_docker_it_says_what_to_install(self, pages: Pages, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("shutil.which", lambda _program: None)
        with pytest.raises(Stop, match=r"Install Docker: https://docs\.docker\.com"):
            localstack.start(HERE)

    @pytest.mark.parametrize(
        ("failing", "said"),
        [
            ("info", "does not run. Start it first"),
            ("run", "no such image\nFetch it with `docker pull localstack"),
        ],
    )
    def test_what_docker_cannot_do_is_told(
        self, failing: str, said: str, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ):
        def run(command: list[str], **_: Any) -> Any:
            return subprocess.CompletedProcess(
                command, command[1] == failing, "", f"no such image\n\n{HELP}\n"
            )

        monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
        monkeypatch.setattr(subprocess, "run", run)
        with pytest.raises(Stop, match=said):
            localstack.start(HERE)


class TestTemplate:
    @pytest.fixture
    def adapted(self) -> dict[str, Any]:
        function = "AWS::Serverless::Function"
        own = {"Variables": {"JWKS": {"Ref": "Jwks"}}}
        template = {
            "Resources": {
                "Look": {"Type": function, "Properties": {"Handler": "look.app"}},
                "GetJwks": {
                    "Type": function,
                    "Properties": {"Handler": "get_jwks.app", "Environment": own},
                },
                "OnChange": {"Type": function, "Properties": {"Handler": "on_change.handler"}},
                "Api": {"Type": "AWS::Serverless::Api", "Properties": {"BinaryMediaTypes": ["*/*"]}},
            },
        }
        deployed.adapt(template, json.dumps({"keys": []}), "https://tms.example")
        return {name: one["Properties"] for name, one in template["Resources"].items()}

    def test_http_functions_verify_tokens_and_no_others(self, adapted: dict[str, Any]):
        assert adapted["Look"]["Environment"]["Variables"] == {
            "VERIFIES_TOKENS": "yes",
            "JWKS": '{"keys": []}',
            "TOKEN_ISSUER": "https://tms.example",
            "TOKEN_AUDIENCE": "tms",
        }
        assert "Environment" not in adapted["OnChange"]

    def test_a_function_s_own_variable_stays(self, adapted: dict[str, Any]):
        variables = adapted["GetJwks"]["Environment"]["Variables"]
        assert (variables["JWKS"], variables["VERIFIES_TOKENS"]) == ({"Ref": "Jwks"}, "yes")

    def test_pictures_are_named_by_their_type(self, adapted: dict[str, Any]):
        assert adapted["Api"]["BinaryMediaTypes"] == ["image/*"]

    def test_a_text_that_is_passed_may_be_empty(self):
        texts = {"Qualifier": {"Type": "String"}, "Stage": {"Type": "String", "Default": "local"}}
        template = {"Parameters": {**texts, "Seconds": {"Type": "Number"}}, "Resources": {}}
        deployed.allow_empty(template)
        defaults = {name: one.get("Default") for name, one in template["Parameters"].items()}
        assert defaults == {"Qualifier": "", "Stage": "local", "Seconds": None}


class CloudFormation:
    """A stack that is there."""

    def __init__(self, after_deletion: str | None, *, hides_a_failure: bool = False) -> None:
        self.calls: list[str] = []
        self.hides_a_failure = hides_a_failure
        self._status: str | None = "UPDATE_COMPLETE"
        self._after_deletion = after_deletion

    def describe_stacks(self, **_: Any) -> dict[str, Any]:
        status = self._status or "DELETE_COMPLETE"
        return {"Stacks": [{"StackName": "tms-local", "StackId": "tms-local", "StackStatus": status}]}

    def delete_stack(self, **_: Any) -> None:
        self.calls.append("delete")
        self._status = self._after_deletion

    def create_stack(self, **_: Any) -> None:
        self.calls.append("create")
        self._status = "CREATE_COMPLETE"

    def get_paginator(self, _operation: str) -> Any:
        return self

    def paginate(self) -> list[Any]:
        nested = [
            {"StackName": f"tms-local-{name}", "StackId": name, "CreationTime": made}
            for name, made in (("Api", datetime.now(UTC)), ("Former", datetime(2026, 1, 1, tzinfo=UTC)))
        ]
        return [{"StackSummaries": nested}]

    def describe_stack_events(self, **request: Any) -> dict[str, Any]:
        failed = {
            "LogicalResourceId": "Path",
            "ResourceType": "AWS::ApiGateway::RestApi",
            "ResourceStatus": "CREATE_FAILED",
            "ResourceStatusReason": f"{request['StackName']} cannot have it.",
            "Timestamp": datetime.now(UTC),
        }
        return {"StackEvents": [failed] * self.hides_a_failure}


def test_a_stack_is_made_anew_where_it_cannot_be_updated():
    there = CloudFormation(after_deletion=None)
    stacks.deploy(there, "tms-local", "http://127.0.0.1/1.json", {}, anew=True)
    assert there.calls == ["delete", "create"]


def test_what_failed_in_a_nested_stack_is_told_though_localstack_calls_it_complete():
    there = CloudFormation(after_deletion=None, hides_a_failure=True)
    with pytest.raises(
        Stop, match=r"(?s)^The stack tms-local lacks[^\n]+\n +Path [^\n]+: Api cannot have it\.$"
    ):
        stacks.deploy(there, "tms-local", "http://127.0.0.1/1.json", {}, anew=True)


def test_a_stack_that_cannot_be_deleted_is_told():
    there = CloudFormation(after_deletion="DELETE_FAILED")
    with pytest.raises(Stop, match="tms-local cannot be deleted"):
        stacks.deploy(there, "tms-local", "http://127.0.0.1/1.json", {}, anew=True)
    assert there.calls == ["delete"]


def test_the_gateway_s_own_answers_are_published_and_preflights_are_left_as_they_are():
    class ApiGateway:
        def __init__(self) -> None:
            self.calls: list[tuple[str, Any]] = []

        def put_gateway_response(self, **request: Any) -> None:
            self.calls.append((request["responseType"], request["statusCode"]))

        def create_deployment(self, **request: Any) -> None:
            self.calls.append(("deployed", request["stageName"]))

    there, missing = ApiGateway(), {"MISSING_AUTHENTICATION_TOKEN": {"statusCode": 404}}
    definition = {"x-amazon-apigateway-gateway-responses": missing, "paths": {"/": {"options": {}}}}
    gateway.complete(there, "api", definition, "local", preflights=False)
    assert there.calls == [("MISSING_AUTHENTICATION_TOKEN", "404"), ("deployed", "local")]


def test_functions_that_serve_http_are_warmed():
    class Functions:
        def __init__(self) -> None:
            self.invoked: list[str] = []

        def get_paginator(self, _operation: str) -> Any:
            return self

        def paginate(self) -> list[dict[str, Any]]:
            named = [("tms-local-web-get-docs", "get_docs.app"), ("other-function", "x.app")]
            named += [("tms-local-trips-on-change", "on_change.handler")]
            return [{"Functions": [{"FunctionName": name, "Handler": handler} for name, handler in named]}]

        def invoke(self, **request: Any) -> None:
            self.invoked.append(request["FunctionName"])

    there = Functions()
    assert deployed.warm(there, "local") == 1
    assert there.invoked == ["tms-local-web-get-docs"]
