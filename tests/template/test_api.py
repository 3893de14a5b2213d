"""The gateway: limited, logged, traced, and refusing in our own words where no function is asked."""

import json
import re

import pytest

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
    (settings,) = stage["MethodSettings"]
    assert (settings["ResourcePath"], settings["HttpMethod"]) == ("/*", "*")
    assert 0 < settings["ThrottlingRateLimit"] <= settings["ThrottlingBurstLimit"]
    assert settings["MetricsEnabled"] is True


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
        assert "AuthAuthorize" in json.dumps(each["authorizerUri"])


def test_browsers_may_send_our_headers_from_anywhere(body):
    for path, methods in body["paths"].items():
        preflight = methods["options"]["x-amazon-apigateway-integration"]["responses"]["default"]
        headers = preflight["responseParameters"]
        allowed = headers["method.response.header.Access-Control-Allow-Headers"]
        for header in ("Authorization", "Booking-Key", "Content-Type", "Idempotency-Key", "If-None-Match"):
            assert header in allowed, path
