"""The gateway: limited, logged, traced, and refusing in our own words where no function is asked."""

import json
import re
import tomllib

import pytest

from infra.functions import http_functions
from tests.support.fields import fields_of
from tests.support.reading import ROOT

ANY = {"DEFAULT_4XX", "DEFAULT_5XX"}
"""Responses for which the gateway chooses the status."""


@pytest.fixture
def stage(template):
    (properties,) = template.of_type("AWS::ApiGateway::Stage").values()
    return properties


@pytest.fixture
def body(template):
    (api,) = template.of_type("AWS::ApiGateway::RestApi").values()
    return api["Body"]


@pytest.fixture
def refusals(body):
    return body["x-amazon-apigateway-gateway-responses"]


def test_every_method_is_limited_and_measured(stage):
    every = stage["MethodSettings"][0]
    assert (every["ResourcePath"], every["HttpMethod"]) == ("/*", "*")
    for settings in stage["MethodSettings"]:
        assert 0 < settings["ThrottlingRateLimit"] <= settings["ThrottlingBurstLimit"], settings
        assert settings["MetricsEnabled"] is True, settings


def test_what_costs_most_is_limited_more_than_the_rest(template, stage):
    every, *single = stage["MethodSettings"]
    served = {(each.method, each.path) for each in template.methods()}
    limits = {
        (each["HttpMethod"], each["ResourcePath"].replace("~1", "/").removeprefix("/")): each
        for each in single
    }
    assert limits.keys() <= served, "a limit of no method"
    assert limits.keys() >= {(method, path) for method, path in served if path.startswith("/auth/")}
    assert limits.keys() >= {("POST", "/bookings"), ("POST", "/payments")}
    for name, each in limits.items():
        assert "/" not in each["ResourcePath"][1:], f"{name}: API Gateway wants ~1 for the slashes of a path"
        assert each["ThrottlingRateLimit"] < every["ThrottlingRateLimit"], name
        assert each["ThrottlingBurstLimit"] < every["ThrottlingBurstLimit"], name


UNRESERVED = 100
"""AWS Lambda leaves at least so many concurrent executions of an account unreserved."""


@pytest.fixture
def hashing():
    """Functions that hash a password for anyone, by their path: no code is checked before."""
    return {
        each.route.path: f"{each.service}_{each.name}".title().replace("_", "")
        for each in http_functions()
        if each.route.public and "password" in (asked := fields_of(each.route.body)) and "code" not in asked
    }


def test_guessed_passwords_cannot_use_up_the_accounts_concurrency(template, stage, hashing):
    """The reserve takes the burst, so that it is the gateway that refuses: 429 with Retry-After, no 5xx."""
    limits = {each["ResourcePath"]: each["ThrottlingBurstLimit"] for each in stage["MethodSettings"]}
    assert hashing
    for path, function in hashing.items():
        reserved = template.resource(function)["Properties"]["ReservedConcurrentExecutions"]
        assert template.in_stage(reserved, "prod") == limits["/" + path.replace("/", "~1")] <= 50, path
        assert template.in_stage(reserved, "local") == {"Ref": "AWS::NoValue"}, path


def test_forged_callbacks_take_no_executions_of_others(template, stage):
    """A stage may keep executions for them: as many as the gateway lets through in a burst, or none."""
    limits = {
        each["ThrottlingBurstLimit"]
        for each in stage["MethodSettings"]
        if each["ResourcePath"] == "/~1payments~1callbacks~1momo"
    }
    overrides = tomllib.loads((ROOT / "samconfig.toml").read_text())["prod"]["deploy"]["parameters"]
    (kept,) = (
        each.partition("=")[2]
        for each in overrides["parameter_overrides"]
        if each.startswith("CallbackConcurrency=")
    )
    assert limits == {int(kept)}
    for name in ("PaymentsReceiveMomoCallback", "PaymentsReceiveMomoCallbackPut"):
        reserved = template.resource(name)["Properties"]["ReservedConcurrentExecutions"]
        assert reserved["Fn::If"][1:] == [{"Ref": "CallbackConcurrency"}, {"Ref": "AWS::NoValue"}]
        assert template.in_stage(reserved, "prod") == {"Ref": "AWS::NoValue"}, "unless the stage says so"


def test_the_readme_says_what_the_account_must_allow(template, hashing):
    kept_for = {
        name: template.in_stage(properties["ReservedConcurrentExecutions"], "prod")
        for name, properties in template.of_type("AWS::Lambda::Function").items()
        if "ReservedConcurrentExecutions" in properties
    }
    reserved = {name: number for name, number in kept_for.items() if number != {"Ref": "AWS::NoValue"}}
    assert reserved.keys() == set(hashing.values())
    kept = sum(reserved.values())
    said = " ".join((ROOT / "README.md").read_text().split())
    assert f"keep {kept} of the account's concurrent executions for themselves" in said
    assert f"has to be at least {kept + UNRESERVED}." in said


def test_the_account_lets_the_gateway_log_before_the_stage_asks_it_to(template, stage):
    account = template.resource("GatewayLogging")
    assert account["Properties"] == {"CloudWatchRoleArn": {"Fn::GetAtt": ["GatewayLoggingRole", "Arn"]}}
    for name in ("GatewayLogging", "GatewayLoggingRole"):
        resource = template.resource(name)
        assert resource["DeletionPolicy"] == "RetainExceptOnCreate", f"{name} serves the account's other APIs"
        assert resource["Condition"] == "GatewayLoggingIsOurs"
    assert {"Ref": "GatewayLogging"} in template.in_stage(stage["Tags"], "prod")[0].values()
    assert {"Ref": "GatewayLogging"} not in template.in_stage(stage["Tags"], "local")[0].values()


def test_calls_are_traced_and_logged_as_json_without_personal_data(stage):
    assert stage["TracingEnabled"] is True
    assert stage["AccessLogSetting"]["DestinationArn"] == {"Fn::GetAtt": ["ApiLogs", "Arn"]}
    line = json.loads(stage["AccessLogSetting"]["Format"])
    assert {"request_id", "method", "path", "status", "latency_ms", "subject"} <= line.keys()
    assert line["path"] == "$context.resourcePath", "the path as sent holds ids; the resource's path does not"
    assert "header" not in json.dumps(line).lower()


def test_the_gateway_refuses_with_problem_documents(refusals):
    assert refusals.keys() >= ANY | {
        "UNAUTHORIZED",
        "ACCESS_DENIED",
        "MISSING_AUTHENTICATION_TOKEN",
        "THROTTLED",
    }
    for name, refusal in refusals.items():
        headers = refusal["responseParameters"]
        assert headers["gatewayresponse.header.Content-Type"] == "'application/problem+json'", name
        assert headers["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'", name
        document = json.loads(refusal["responseTemplates"]["application/json"])
        assert document["type"] == f"urn:tms:problem:{document['code']}", name
        assert re.fullmatch(r"[a-z][a-z_]+", document["code"]), name
        assert document["title"], name
        assert document["detail"].endswith("."), name
        if name not in ANY:
            assert document["status"] == int(refusal["statusCode"]), name


def test_who_must_sign_in_or_wait_is_told_how_by_a_header(refusals):
    bearer = refusals["UNAUTHORIZED"]["responseParameters"]["gatewayresponse.header.WWW-Authenticate"]
    assert bearer == "'Bearer'"
    assert refusals["THROTTLED"]["responseParameters"]["gatewayresponse.header.Retry-After"] == "'1'"


def test_the_cached_authorizer_is_cached_by_the_token_and_the_guests_one_is_not_cached(body):
    found = {
        name: each["x-amazon-apigateway-authorizer"] for name, each in body["securityDefinitions"].items()
    }
    assert found.keys() == {"TokenAuthorizer", "GuestAuthorizer"}
    assert found["TokenAuthorizer"]["identitySource"] == "method.request.header.Authorization"
    assert found["TokenAuthorizer"]["authorizerResultTtlInSeconds"] == 300
    assert "identitySource" not in found["GuestAuthorizer"]
    assert found["GuestAuthorizer"]["authorizerResultTtlInSeconds"] == 0
    for each in found.values():
        assert each["type"] == "request"
        assert 'function:tms-${Stage}-auth-authorize"' in json.dumps(each["authorizerUri"])


def test_browsers_may_send_our_headers_from_anywhere(body):
    for path, methods in body["paths"].items():
        preflight = methods["options"]["x-amazon-apigateway-integration"]["responses"]["default"]
        headers = preflight["responseParameters"]
        assert headers["method.response.header.Access-Control-Allow-Origin"] == "'*'", path
        allowed = headers["method.response.header.Access-Control-Allow-Headers"].strip("'").split(",")
        assert set(allowed) == {
            "Authorization",
            "Booking-Key",
            "Content-Type",
            "Idempotency-Key",
            "If-None-Match",
            "X-Correlation-Id",
        }, path
        declared = methods["options"]["responses"]["200"]["headers"]
        assert {f"method.response.header.{name}" for name in declared} == set(headers), path


def test_pictures_are_binary_for_every_client(template):
    """The gateway looks at the first type of an Accept header alone, and at none where there is no header."""
    (api,) = template.of_type("AWS::ApiGateway::RestApi").values()
    assert api["BinaryMediaTypes"] == ["*/*"]


def test_preflights_are_text_though_all_types_are_binary(body):
    """Else API Gateway answers them 500 (aws/serverless-application-model issues 553 and 1344)."""
    for path, methods in body["paths"].items():
        preflight = methods["options"]["x-amazon-apigateway-integration"]
        assert preflight["type"] == "mock", path
        assert preflight["contentHandling"] == "CONVERT_TO_TEXT", path
        assert preflight["responses"]["default"]["contentHandling"] == "CONVERT_TO_TEXT", path
        assert "security" not in methods["options"], f"{path}: a browser sends no token with a preflight"


def test_no_path_is_there_for_preflights_alone(template, body):
    assert set(body["paths"]) == {each.path for each in template.methods()}
