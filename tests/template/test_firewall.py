"""The firewall stands before the API on AWS, and knows where passwords and codes go and seats are taken."""

import re
from fnmatch import fnmatchcase

import pytest

from infra.deploy.template import NESTED, of_type
from tests.support.reading import ROOT, target
from tms.accounts.limits import PASSWORDS_FROM
from tms.kernel.http.identity import VIEWER

FIREWALL = "AWS::WAFv2::WebACL"
API = ROOT / "infra" / "stacks" / "api.yaml"

GUESSING = {
    ("POST", "/auth/login"),
    ("POST", "/auth/password"),
    ("POST", "/auth/password/forgot"),
    ("POST", "/auth/password/reset"),
    ("POST", "/auth/register"),
    ("POST", "/auth/staff/accept"),
    ("POST", "/auth/staff/login"),
    ("POST", "/auth/staff/verify"),
    ("POST", "/auth/verify"),
    ("POST", "/auth/verify/resend"),
}
"""Where a password, a code or an invitation may be guessed, or one is sent. Refreshing is not among them:
many phones do it behind one address, and its tokens cannot be guessed."""

BY_CLOUDFRONT = "-by-cloudfront"

SELLING = {("POST", "/bookings"), ("POST", "/payments")}
CALLBACKS = {("POST", "/payments/callbacks/momo"), ("PUT", "/payments/callbacks/momo")}


@pytest.fixture
def rules(template):
    """The rules of a firewall that stands behind CloudFront."""
    found = [
        each.get("Fn::If", [None, each])[1] for each in template.resource("Firewall")["Properties"]["Rules"]
    ]
    assert len({each["Priority"] for each in found}) == len(found)
    return {each["Name"]: each for each in found}


def limit_of(rule):
    """Return the limit as it is without CloudFront."""
    limit = rule["Statement"]["RateBasedStatement"]
    scope = limit["ScopeDownStatement"]
    return {**limit, "ScopeDownStatement": scope["Fn::If"][2] if "Fn::If" in scope else scope}


def matched(template, statement):
    """Return the methods of the API whose path a statement matches, whatever stage stands before it."""
    expression = statement["RegexMatchStatement"]
    assert expression["FieldToMatch"] == {"UriPath": {}}
    assert [each["Type"] for each in expression["TextTransformations"]] == ["URL_DECODE", "NORMALIZE_PATH"]
    pattern = re.compile(expression["RegexString"])
    found = {}
    for stage in ("", "/staging", "/prod"):
        found[stage] = {
            (each.method, each.path) for each in template.methods() if pattern.search(f"{stage}{each.path}")
        }
    assert found[""] == found["/staging"] == found["/prod"]
    return {each for each in found[""] if each[0] not in {"GET", "HEAD"}}


def test_it_is_off_on_the_local_stage_alone(template):
    nested = template.written[API]["Resources"]["Firewall"]
    assert nested["Type"] == NESTED
    assert template.written[API]["Conditions"][nested["Condition"]] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "Stage"}, "local"]}]
    }
    with_firewall = [path.name for path, each in template.written.items() if of_type(each, FIREWALL)]
    assert with_firewall == ["firewall.yaml"]


def test_it_stands_before_the_stage_of_the_api(template):
    association = template.resource("OfTheApi")["Properties"]
    assert target(association["WebACLArn"]) == "Firewall"
    assert association["ResourceArn"]["Fn::Sub"].endswith("::/restapis/${Api}/stages/${ApiStage}")
    assert set(template.of_type("AWS::ApiGateway::Stage")) == {"ApiStage"}


def test_it_lets_pass_what_no_rule_stops(template):
    firewall = template.resource("Firewall")["Properties"]
    assert (firewall["Scope"], firewall["DefaultAction"]) == ("REGIONAL", {"Allow": {}})


def test_each_client_has_limits_and_narrower_ones_where_one_guesses_and_buys(template, rules):
    limited = {
        name: each
        for name, each in rules.items()
        if "RateBasedStatement" in each["Statement"] and not name.endswith(BY_CLOUDFRONT)
    }
    limits = {name: limit_of(each) for name, each in limited.items()}
    assert {name: each["Limit"] for name, each in limits.items()} == {
        "all-requests": 10_000,
        "passwords-and-codes": 300,
        "holds-and-payments": 300,
    }
    for name, each in limits.items():
        assert each["AggregateKeyType"] == "IP", name
        assert each["EvaluationWindowSec"] == 300, name
    assert matched(template, limits["passwords-and-codes"]["ScopeDownStatement"]) == GUESSING
    assert matched(template, limits["holds-and-payments"]["ScopeDownStatement"]) == SELLING


@pytest.mark.parametrize("name", ["all-requests", "passwords-and-codes", "holds-and-payments"])
def test_behind_cloudfront_each_client_has_the_same_limits_by_its_own_address(rules, name):
    direct, behind = rules[name], rules[name + BY_CLOUDFRONT]
    limit = behind["Statement"]["RateBasedStatement"]
    assert (limit["AggregateKeyType"], limit["ForwardedIPConfig"]["HeaderName"]) == ("FORWARDED_IP", VIEWER)
    for same in ("Limit", "EvaluationWindowSec", "ScopeDownStatement"):
        assert limit[same] == limit_of(direct)[same], same
    assert behind["Action"] == direct["Action"]
    condition, shared, _ = direct["Statement"]["RateBasedStatement"]["ScopeDownStatement"]["Fn::If"]
    told, scope = shared["AndStatement"]["Statements"]
    assert (condition, scope) == ("BehindCloudFront", limit_of(direct)["ScopeDownStatement"])
    assert told["NotStatement"]["Statement"] == rules["forged-addresses"]["Statement"]["Fn::If"][2]


def test_nobody_but_cloudfront_tells_an_address(template, rules):
    rule = rules["forged-addresses"]
    condition, behind, alone = rule["Statement"]["Fn::If"]
    assert (condition, rule["Action"]) == ("BehindCloudFront", {"Block": {}})
    told, unknown = behind["AndStatement"]["Statements"]
    assert told == alone
    size = told["SizeConstraintStatement"]
    assert size["FieldToMatch"] == {"SingleHeader": {"Name": VIEWER}}
    assert (size["ComparisonOperator"], size["Size"]) == ("GT", 0)
    known = unknown["NotStatement"]["Statement"]["ByteMatchStatement"]
    (origin,) = template.resource("Distribution")["Properties"]["DistributionConfig"]["Origins"]
    (sent,) = origin["OriginCustomHeaders"]
    assert known["FieldToMatch"] == {"SingleHeader": {"Name": sent["HeaderName"].lower()}}
    assert known["PositionalConstraint"] == "EXACTLY"
    firewall = template.written[API.with_name("firewall.yaml")]["Resources"]["Firewall"]
    assert "{{resolve:secretsmanager:${EdgeSecret}}}" in str(firewall)


def test_the_provider_s_callbacks_are_under_no_limit_of_a_client(template, rules):
    for name in ("all-requests", "passwords-and-codes", "holds-and-payments"):
        scope = limit_of(rules[name])["ScopeDownStatement"]
        if "NotStatement" in scope:
            assert matched(template, scope["NotStatement"]["Statement"]) == CALLBACKS
        else:
            assert matched(template, scope) & CALLBACKS == set()


def test_its_limits_are_wider_than_those_that_functions_answer_with_words(rules):
    """Else people behind one address would meet a wall in place of an explanation."""
    allowed = PASSWORDS_FROM.times * 300 / PASSWORDS_FROM.seconds
    assert limit_of(rules["passwords-and-codes"])["Limit"] > 2 * allowed


def test_a_client_over_its_limit_is_told_for_how_long(template, rules):
    bodies = template.resource("Firewall")["Properties"]["CustomResponseBodies"]
    for name in ("all-requests", "passwords-and-codes", "holds-and-payments"):
        answer = rules[name]["Action"]["Block"]["CustomResponse"]
        headers = {each["Name"]: each["Value"] for each in answer["ResponseHeaders"]}
        assert (answer["ResponseCode"], headers["Retry-After"]) == (429, "300"), name
        assert '"status":429' in bodies[answer["CustomResponseBodyKey"]]["Content"], name


@pytest.mark.parametrize(("wanted", "action"), [("count", "Count"), ("block", "None")])
def test_aws_s_own_rules_count_or_block_by_a_parameter(template, rules, wanted, action):
    managed = {
        each["Statement"]["ManagedRuleGroupStatement"]["Name"]: each
        for each in rules.values()
        if "ManagedRuleGroupStatement" in each["Statement"]
    }
    assert managed.keys() == {
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesCommonRuleSet",
        "AWSManagedRulesKnownBadInputsRuleSet",
    }
    assert template.expanded["Parameters"]["ManagedRules"]["AllowedValues"] == ["count", "block"]
    condition = template.expanded["Conditions"]["ManagedRulesBlock"]
    assert condition == {"Fn::Equals": [{"Ref": "ManagedRules"}, "block"]}
    for name, each in managed.items():
        _, yes, no = each["OverrideAction"]["Fn::If"]
        assert (yes if wanted == "block" else no) == {action: {}}, name


def test_what_devices_send_by_nature_is_counted_and_never_blocked(rules):
    common = rules["common-attacks"]["Statement"]["ManagedRuleGroupStatement"]
    assert {each["Name"]: each["ActionToUse"] for each in common["RuleActionOverrides"]} == {
        "SizeRestrictions_BODY": {"Count": {}},
        "NoUserAgent_HEADER": {"Count": {}},
    }


def test_its_log_holds_what_was_stopped_or_counted_without_tokens_and_keys(template):
    logging = template.resource("Logging")["Properties"]
    group = template.of_type("AWS::Logs::LogGroup")["FirewallLogs"]["LogGroupName"]["Fn::Sub"]
    assert fnmatchcase(group, "aws-waf-logs-*")
    (destination,) = logging["LogDestinationConfigs"]
    assert destination["Fn::Sub"].endswith(f":log-group:{group}")
    redacted = {each["SingleHeader"]["Name"] for each in logging["RedactedFields"]}
    assert redacted == {"authorization", "booking-key", "tms-edge"}
    (kept,) = logging["LoggingFilter"]["Filters"]
    assert logging["LoggingFilter"]["DefaultBehavior"] == "DROP"
    assert [each["ActionCondition"]["Action"] for each in kept["Conditions"]] == ["BLOCK", "COUNT"]
