"""Each stack has its place: the root lists, data keeps, and a service's stack holds what is the service's."""

import pytest

from infra.deploy.template import FUNCTION, LAYER, NESTED, of_type
from tests.support.reading import ROOT, target

STACKS = ROOT / "infra" / "stacks"
SERVICES = {path.name for path in (ROOT / "functions").iterdir() if list(path.glob("*.py"))}

KEPT = {"AWS::DynamoDB::Table", "AWS::SNS::Topic", "AWS::Kinesis::Stream"}
"""What nothing else may take along when it is replaced."""

ALIKE = ("Logs", "LogsAndTraces")
"""What each service has of its own, in the same words."""


@pytest.fixture
def services(template):
    return {name: template.written[STACKS / f"{name}.yaml"] for name in SERVICES}


@pytest.fixture
def root(template):
    return template.written[ROOT / "template.yaml"]


def test_the_root_nests_every_service_and_what_they_share(root):
    nested = {name: stack["Location"] for name, stack in of_type(root, NESTED).items()}
    files = {*SERVICES, "data", "api"}
    assert nested == {name.capitalize(): str(STACKS / f"{name}.yaml") for name in files}
    assert {each["Type"] for each in root["Resources"].values()} == {NESTED, LAYER, "AWS::KMS::Key"}


def test_every_file_of_the_folder_is_a_stack(template):
    assert {*STACKS.iterdir(), ROOT / "template.yaml"} == set(template.written)


def test_what_is_kept_stands_in_the_stack_of_data_alone(template):
    for path, stack in template.written.items():
        kinds = {each["Type"] for each in stack["Resources"].values()}
        assert path.name == "data.yaml" or not kinds & KEPT, path.name


def test_functions_stand_in_the_stack_of_their_service(template):
    for path, stack in template.written.items():
        for name, function in of_type(stack, FUNCTION).items():
            assert function["CodeUri"] == str(ROOT / "functions" / path.stem), name


def test_what_all_services_have_is_the_same_in_all(services):
    """SAM's Globals reach no nested stack."""
    (first, *others) = services
    wanted = _shared(services[first], first)
    assert wanted["Globals"]["LoggingConfig"] == {"LogGroup": {"Ref": "Logs"}}
    for name in others:
        assert _shared(services[name], name) == wanted, name


def test_the_api_is_made_when_all_functions_are_there(root):
    assert set(root["Resources"]["Api"]["DependsOn"]) == {name.capitalize() for name in SERVICES}


def test_the_gateway_may_call_each_function_by_its_own_method_alone(template):
    rights = dict(template.of_type("AWS::Lambda::Permission"))
    authorizers = [name for name in rights if name.startswith("Api") and "Authorizer" in name]
    assert len(authorizers) == 2
    for name in authorizers:
        assert "tms-${Stage}-auth-authorize" in str(rights.pop(name)["FunctionName"])
    schedules = template.of_type("AWS::Events::Rule")
    for name in [each for each, right in rights.items() if right["Principal"] == "events.amazonaws.com"]:
        assert target(rights.pop(name)["SourceArn"]) in schedules, name
    called = {}
    for name, right in rights.items():
        assert right["Action"] == "lambda:InvokeFunction", name
        assert right["Principal"] == "apigateway.amazonaws.com", name
        method, _, path = right["SourceArn"]["Fn::Sub"].partition("${Api}/${Stage}/")[2].partition("/")
        called[name] = (method, f"/{path}", right["FunctionName"]["Fn::Sub"])
    assert called == {
        f"{each.function}{'Head' if each.method == 'HEAD' else ''}Permission": (
            each.method,
            "/".join("*" if part.startswith("{") else part for part in each.path.split("/")),
            template.resource(each.function)["Properties"]["FunctionName"]["Fn::Sub"],
        )
        for each in template.methods()
    }


def test_layers_of_a_service_are_those_of_the_root(template, services, root):
    for name, stack in services.items():
        given = root["Resources"][name.capitalize()]["Properties"]["Parameters"]
        for layer in of_type(root, LAYER):
            assert given[f"{layer}Arn"] == {"Ref": layer}, name
        assert stack["Globals"]["Function"]["Layers"] == [
            {"Ref": "DomainLayerArn"},
            {"Ref": "DependenciesLayerArn"},
        ]
        assert of_type(stack, "AWS::Lambda::LayerVersion") == {}, name
    layers = set(template.of_type("AWS::Lambda::LayerVersion"))
    assert len(layers) == 2
    for name, function in template.of_type("AWS::Lambda::Function").items():
        assert {each["Ref"] for each in function["Layers"]} == layers, name


def _shared(stack, service):
    """Return what a service's stack has in common with the others, without the service's name."""
    alike = {name: str(stack["Resources"][name]) for name in ALIKE}
    return {
        "Globals": stack["Globals"]["Function"],
        "Metadata": stack["Metadata"],
        **{name: text.replace(f"/{service}", "/<service>") for name, text in alike.items()},
    }
