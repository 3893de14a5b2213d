"""A stage on AWS has names and addresses of its own: the examples are refused there."""

import tomllib

import pytest

from tests.support.reading import ROOT

EXAMPLES = {"MailSender", "TokenIssuer", "MomoUrl", "Jwks", "PersonalKeyArn"}
"""Parameters whose default is right on the local stage alone."""


@pytest.fixture
def configured():
    environments = tomllib.loads((ROOT / "samconfig.toml").read_text())
    del environments["version"]
    return {
        name: dict(each.split("=", 1) for each in environment["deploy"]["parameters"]["parameter_overrides"])
        for name, environment in environments.items()
        if name != "default"
    }


def test_nothing_is_deployed_without_the_name_of_a_stage():
    """Not even to the emulator, whose Python is another one than that of the built layers."""
    default = tomllib.loads((ROOT / "samconfig.toml").read_text())["default"]
    assert "deploy" not in default
    assert default["global"]["parameters"].keys() == {"region"}


def test_examples_are_refused_outside_the_local_stage(template):
    (rule,) = template.expanded["Rules"].values()
    assert rule["RuleCondition"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "Stage"}, "local"]}]}
    refused = {}
    for assertion in rule["Assertions"]:
        parameter, value = assertion["Assert"]["Fn::Not"][0]["Fn::Equals"]
        refused[parameter["Ref"]] = value
        assert assertion["AssertDescription"].startswith(f"Set {parameter['Ref']} to "), parameter
    declared = template.expanded["Parameters"]
    assert refused == {name: declared[name]["Default"] for name in EXAMPLES}


def test_each_stage_says_what_it_is(template, configured):
    assert {values["Stage"] for values in configured.values()} == {"staging", "prod"}
    for name, values in configured.items():
        assert values.keys() <= template.expanded["Parameters"].keys(), name
        assert name == values["Stage"]
        assert values.keys() >= EXAMPLES | {"PublicUrl", "OwnsMailIdentity", "OwnsGatewayLogging"}, name
        assert values["Jwks"] == f"/tms/{name}/jwks"
        assert values["PersonalKeyArn"] == f"/tms/{name}/personal-key-arn"


def test_two_stages_in_one_account_do_not_both_make_the_sender(template):
    assert template.resource("MailIdentity")["Condition"] == "MailIdentityIsOurs"
