"""CloudFront stands before the API on AWS where a domain is given, with a host for each app."""

import json
import re
import subprocess
from fnmatch import fnmatchcase

import pytest

from infra import programs
from infra.deploy.template import NESTED, of_type
from tests.support.reading import ROOT
from tms.kernel.http.identity import VIEWER

API = ROOT / "infra" / "stacks" / "api.yaml"
APPS = {path.name for path in (ROOT / "functions" / "site" / "ui" / "apps").iterdir() if path.is_dir()}

CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
ALL_BUT_THE_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
"""Policies that AWS manages, by the ids that its documentation names."""


@pytest.fixture
def edge(template):
    return template.resource("Distribution")["Properties"]["DistributionConfig"]


def test_it_is_off_on_the_local_stage_and_without_a_domain(template):
    api = template.written[API]
    assert api["Resources"]["Edge"]["Type"] == NESTED
    for name in ("Edge", "EdgeSecret"):
        assert api["Resources"][name]["Condition"] == "AppsHaveHosts", name
    assert api["Conditions"]["AppsHaveHosts"] == {
        "Fn::And": [
            {"Fn::Not": [{"Fn::Equals": [{"Ref": "Stage"}, "local"]}]},
            {"Fn::Not": [{"Fn::Equals": [{"Ref": "AppsDomain"}, ""]}]},
        ]
    }
    assert template.expanded["Parameters"]["AppsDomain"]["Default"] == ""
    having = [
        path.name for path, each in template.written.items() if of_type(each, "AWS::CloudFront::Distribution")
    ]
    assert having == ["edge.yaml"]


def test_its_origin_is_the_stage_of_the_api(template, edge):
    (origin,) = edge["Origins"]
    given = template.written[API]["Resources"]["Edge"]["Properties"]["Parameters"]["ApiHost"]
    assert given["Fn::Sub"] == "${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}"
    assert origin["OriginPath"] == {"Fn::Sub": "/${Stage}"}
    assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_no_answer_of_the_api_is_cached(edge):
    default = edge["DefaultCacheBehavior"]
    assert (default["CachePolicyId"], default["OriginRequestPolicyId"]) == (
        CACHING_DISABLED,
        ALL_BUT_THE_HOST,
    )
    assert set(default["AllowedMethods"]) == {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"}
    kept = {each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in edge["CustomErrorResponses"]}
    assert kept == dict.fromkeys((400, 403, 404, 405, 414, 500, 501, 502, 503, 504), 0)


def test_hashed_files_of_the_apps_alone_are_cached(template, edge):
    (assets,) = edge["CacheBehaviors"]
    assert (assets["CachePolicyId"], assets["AllowedMethods"]) == (CACHING_OPTIMIZED, ["GET", "HEAD"])
    pattern = "/" + assets["PathPattern"]
    assert fnmatchcase("/app/console/assets/index-B2fk.js", pattern)
    for path in ("/app/console/", "/app/console/sw.js", "/app/console/trips/trp_1"):
        assert not fnmatchcase(path, pattern), path
    assert not [each.path for each in template.methods() if fnmatchcase(each.path, pattern)]


def test_each_app_has_a_host(edge):
    assert {each["Fn::Sub"].partition(".")[0] for each in edge["Aliases"]} == APPS


def test_every_request_gets_its_client_s_address(template, edge):
    code = template.resource("Viewer")["Properties"]["FunctionCode"]["Fn::Sub"]
    assert f"request.headers['{VIEWER}'] = {{ value: event.viewer.ip }}" in code
    for each in (edge["DefaultCacheBehavior"], *edge["CacheBehaviors"]):
        assert each["OriginRequestPolicyId"] == ALL_BUT_THE_HOST
        (function,) = each["FunctionAssociations"]
        assert function["EventType"] == "viewer-request"
        assert function["FunctionARN"] == {"Fn::GetAtt": ["Viewer", "FunctionARN"]}


def test_it_speaks_modern_tls_and_http(edge):
    assert edge["HttpVersion"] == "http2and3"
    assert edge["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    for each in (edge["DefaultCacheBehavior"], *edge["CacheBehaviors"]):
        assert each["ViewerProtocolPolicy"] == "redirect-to-https"


@pytest.mark.parametrize(
    ("host", "path", "answer"),
    [
        ("console", "/", "302 /app/console/"),
        ("book", "/app/book/trips/trp_1", "passed on"),
        ("console", "/app/console/", "passed on"),
        ("console", "/app/console/assets/index-B2fk.js", "passed on"),
        ("console", "/trips/trp_1", "passed on"),
        ("console", "/app/book/", "404"),
        ("console", "//app/book/", "404"),
        ("console", "/%61pp/book/", "404"),
        ("console", "/app/console/%2e%2e/book/", "404"),
        ("console", "/%", "400"),
    ],
)
def test_a_host_serves_its_own_app_and_the_api_alone(template, host, path, answer):
    code = template.resource("Viewer")["Properties"]["FunctionCode"]["Fn::Sub"]
    code = re.sub(r"\$\{\w+\}", "tms.example", code)
    event = {
        "viewer": {"ip": "198.51.100.7"},
        "request": {
            "uri": path,
            "headers": {"host": {"value": f"{host}.tms.example"}, VIEWER: {"value": "forged"}},
        },
    }
    _, environment = programs.npm()
    script = f"{code}\nconsole.log(JSON.stringify(handler({json.dumps(event)})))"
    done = subprocess.run(["node", "-e", script], env=environment, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    if answer == "passed on":
        assert told["headers"][VIEWER] == {"value": "198.51.100.7"}
    else:
        where = told.get("headers", {}).get("location", {}).get("value", "")
        assert f"{told['statusCode']} {where}".strip() == answer
