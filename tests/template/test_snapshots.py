"""SnapStart: functions that people wait for are continued from a snapshot, if the deployment wants it."""

import json
import re
import tomllib

import pytest

from infra.deploy.template import FUNCTION, NESTED, of_type
from tests.support.reading import ROOT

WAITED_FOR = {
    "AccountsRegister", "AccountsVerify", "AuthLogin", "AuthRefresh", "AuthStaffLogin", "AuthStaffVerify",
    "BookingsGetBooking", "BookingsGetSeats", "BookingsHoldSeats", "FleetSearchStations",
    "PaymentsGetBookingOverview", "PaymentsGetPayment", "PaymentsStartPayment", "TicketsGetQrPng",
    "TicketsGetQrSvg", "TicketsGetTicket", "TicketsScanTicket",
    "TrackingGetTripPosition", "TripsGetTrip", "TripsSearchTrips",
}  # fmt: skip
"""From the search to the door, and the ways in. AWS charges for each, so there is a reason for each."""

STACKS = ROOT / "infra" / "stacks"
FIXED = {"Stage", "PersonalKeyArn", "CodesUrl"}
"""Parameters that are never changed on a stage, so that they need no new version."""


@pytest.fixture
def functions(template):
    """The functions as written, by logical id."""
    return {
        name: function
        for stack in template.written.values()
        for name, function in of_type(stack, FUNCTION).items()
    }


@pytest.fixture
def expanded(template):
    """The resources of the services' stacks after the transform, by logical id."""
    return {
        name: resource for stack in template.stacks.values() for name, resource in stack["Resources"].items()
    }


def test_the_parameter_decides_for_the_functions_that_people_wait_for_and_no_others(functions):
    assert {name for name, each in functions.items() if "SnapStart" in each} == WAITED_FOR
    assert all(functions[name]["SnapStart"] == {"ApplyOn": {"Ref": "SnapStart"}} for name in WAITED_FOR)


def test_it_is_off_locally_and_on_where_people_wait(template):
    declared = template.written[ROOT / "template.yaml"]["Parameters"]["SnapStart"]
    assert (declared["Default"], set(declared["AllowedValues"])) == ("None", {"None", "PublishedVersions"})
    environments = tomllib.loads((ROOT / "samconfig.toml").read_text())
    for stage in ("staging", "prod"):
        overrides = environments[stage]["deploy"]["parameters"]["parameter_overrides"]
        assert "SnapStart=PublishedVersions" in overrides, stage


def test_each_of_them_has_published_versions_and_an_alias_to_the_last(expanded):
    versions = [each for each in expanded.values() if each["Type"] == "AWS::Lambda::Version"]
    assert {each["Properties"]["FunctionName"]["Ref"] for each in versions} == WAITED_FOR
    for each in versions:
        assert each["DeletionPolicy"] == "Delete", "AWS charges for the snapshots of old versions"
    for name in WAITED_FOR:
        alias = expanded[f"{name}Aliaslive"]["Properties"]
        assert (alias["Name"], alias["FunctionName"]) == ("live", {"Ref": name})
        version, _ = alias["FunctionVersion"]["Fn::GetAtt"]
        assert expanded[version]["Type"] == "AWS::Lambda::Version"


def test_whatever_changes_a_function_publishes_a_new_version(functions):
    """SAM compares the function's own code, and no values of parameters, such as the ARNs of layers.

    So these stand in the version's description: with another one CloudFormation replaces the version.
    """
    for name in WAITED_FOR:
        environment = json.dumps(functions[name].get("Environment", {}))
        used = set(re.findall(r'"Ref": "(\w+)"|\$\{(\w+)\}', environment))
        changing = {one or other for one, other in used} - FIXED
        description = functions[name]["VersionDescription"]["Fn::Sub"]
        told = set(re.findall(r"\$\{(\w+)\}", description))
        assert told == {"SnapStart", "DomainLayerArn", "DependenciesLayerArn"} | changing, name


def test_the_api_calls_the_alias_where_there_are_snapshots_and_may_do_so(template):
    root = template.written[ROOT / "template.yaml"]
    given = of_type(root, NESTED)["Api"]["Parameters"]["Qualifier"]
    assert given == {"Fn::If": ["FromSnapshots", ":live", ""]}
    assert root["Conditions"]["FromSnapshots"] == {"Fn::Equals": [{"Ref": "SnapStart"}, "PublishedVersions"]}
    text = (STACKS / "api.yaml").read_text()
    called = re.findall(r"function:tms-\$\{Stage\}-([\w-]+?)(\$\{Qualifier\})?/invocations", text)
    allowed = re.findall(r"FunctionName: !Sub tms-\$\{Stage\}-([\w-]+?)(\$\{Qualifier\})?\n", text)
    for found in (called, allowed):
        qualified = {words for words, qualifier in found if qualifier}
        assert {"".join(map(str.capitalize, words.split("-"))) for words in qualified} == WAITED_FOR
