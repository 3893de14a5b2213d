"""A function's environment holds what its modules ask for, no more, and no secret."""

from tms.kernel.http.identity import VERIFIES_TOKENS

GLOBAL = {
    "STAGE",
    "LOG_LEVEL",
    "POWERTOOLS_SERVICE_NAME",
    "POWERTOOLS_METRICS_NAMESPACE",
}
"""What every function gets, for Powertools and for whoever looks at it."""

LITERALS = {"INFO", "tms", "TMS"}
"""The only values written out in the template; others name a resource, or a parameter of the stack or SSM."""

BYTES = 3_600
"""AWS Lambda takes 4,096 for names and values."""


def wanted(one):
    return {variable for variables in (one.settings or {}).values() for variable in variables}


def test_every_setting_is_in_the_environment(template, inspected):
    missing = {
        name: sorted(wanted(inspected[name]) - function.variables.keys())
        for name, function in template.functions.items()
    }
    assert {name: each for name, each in missing.items() if each} == {}


def test_nothing_else_is_in_the_environment(template, inspected):
    extra = {
        name: sorted(function.variables.keys() - wanted(inspected[name]) - GLOBAL)
        for name, function in template.functions.items()
    }
    assert {name: each for name, each in extra.items() if each} == {}


def test_every_function_has_what_all_have(template):
    for name, function in template.functions.items():
        assert function.variables.keys() >= GLOBAL, name


def test_no_value_is_a_secret_nor_made_from_one(template):
    parameters = template.expanded["Parameters"]
    for name, function in template.functions.items():
        for variable, value in function.variables.items():
            where = f"{name}: {variable}"
            if isinstance(value, str):
                assert value in LITERALS, where
            elif "Ref" in value:
                given = parameters.get(value["Ref"], {})
                assert "NoEcho" not in given, where
            else:
                assert value["Fn::Sub"].startswith("/tms/${Stage}/"), where


def test_what_names_a_secret_is_the_path_of_a_parameter_that_the_role_reads(template):
    from tests.support.rights import rights_of

    for name, function in template.functions.items():
        paths = {
            value["Fn::Sub"].rpartition("/")[2]
            for variable, value in function.variables.items()
            if variable.endswith(("_PARAMETER", "_PARAMETER_IF_SET"))
        }
        readable = {
            resource.removeprefix("parameter ")
            for action, resource in rights_of(template, function)
            if action == "ssm:GetParameter"
        }
        assert readable == paths, name


def test_every_function_asks_for_what_it_needs_while_it_starts(inspected):
    assert [name for name, one in inspected.items() if not one.checks] == []


def test_a_table_or_topic_in_the_environment_is_one_of_the_template(template):
    for name, function in template.functions.items():
        for variable, value in function.variables.items():
            if variable.endswith(("_TABLE", "_TOPIC_ARN", "_STREAM", "_QUEUE_URL")):
                assert value["Ref"] in template.expanded["Resources"], f"{name}: {variable}"


def test_the_environment_is_small_enough_for_lambda(template):
    for name, function in template.functions.items():
        names = sum(map(len, function.variables))
        assert names + 100 * len(function.variables) < BYTES, name


def test_no_function_is_told_to_verify_tokens_itself(template):
    """The runner tells it to those that LocalStack runs; on AWS the authorizer alone verifies them."""
    told = [name for name, function in template.functions.items() if VERIFIES_TOKENS in function.variables]
    assert told == []
