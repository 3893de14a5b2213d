"""The OpenAPI document says what the functions declare, no less and no more."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from infra.functions import http_functions
from infra.openapi import TARGET, written
from infra.openapi.__main__ import main
from infra.openapi.problems import WORDS, codes_of
from infra.place import ROOT
from tms.kernel import errors
from tms.kernel.errors import Problem

PROBLEMS = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Problem)
}


def test_the_committed_document_is_what_the_functions_declare(contract):
    assert TARGET.read_text() == written(contract.document), "run `make openapi`"


def test_the_check_of_the_command_line_fails_where_the_file_is_old(monkeypatch, capsys):
    old = ROOT / "functions" / "web" / "not-there.json"
    monkeypatch.setattr("infra.openapi.__main__.TARGET", old)
    assert main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert not old.exists()


def test_it_is_an_openapi_3_1_document(contract):
    assert contract.document["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(contract.document).iter_errors()] == []


def test_every_function_is_an_operation_and_every_operation_a_function(contract):
    declared = {
        (each.route.path, each.route.method.lower(), each.app.chapter, each.name) for each in http_functions()
    }
    described = {
        (path, method, operation["tags"][0], operation["operationId"])
        for path, methods in contract.document["paths"].items()
        for method, operation in methods.items()
    }
    assert described == declared


def test_names_of_operations_are_unique(contract):
    names = [operation["operationId"] for operation in contract.operations.values()]
    assert len(set(names)) == len(names)


def test_every_parameter_of_a_path_is_described(contract):
    for path, methods in contract.document["paths"].items():
        for operation in methods.values():
            named = [each["name"] for each in operation.get("parameters", ()) if each.get("in") == "path"]
            assert [f"{{{name}}}" in path for name in named] == [True] * path.count("{")


def test_who_may_call_follows_from_the_route(contract):
    for each in http_functions():
        operation = contract.operations[f"{each.service}/{each.name}"]
        ways = [sorted(way) for way in operation["security"]]
        if each.route.public:
            assert ways == []
            assert "x-permission" not in operation
        else:
            assert ways == ([["AccessToken"], ["BookingKey"], []] if each.route.guests else [["AccessToken"]])
            assert operation["x-permission"] == each.route.allow
            assert ("guest" in operation["x-roles"]) <= each.route.guests


def test_every_example_keeps_its_own_schema(contract):
    shown = 0
    for name, operation in contract.operations.items():
        parts = [operation.get("requestBody", {}), *operation["responses"].values()]
        for media in (media for part in parts for media in part.get("content", {}).values()):
            if "example" in media:
                assert contract.faults(media["example"], media["schema"]) == [], name
                shown += 1
    assert shown > len(contract.operations)


def test_every_field_example_keeps_its_own_schema(contract):
    for name, schema in contract.document["components"]["schemas"].items():
        for field, inner in schema.get("properties", {}).items():
            for example in inner.get("examples", ()):
                assert contract.faults(example, inner) == [], f"{name}.{field}"


def test_no_name_in_the_document_is_pythons(contract):
    names = {
        name
        for schema in contract.document["components"]["schemas"].values()
        for name in schema.get("properties", ())
    }
    assert {name for name in names if name.endswith("_")} == set()


def test_every_code_in_the_source_has_words_and_every_word_a_code():
    assert set(WORDS) == {code for _, code in _raised()}


def test_routes_declare_codes_that_somebody_raises():
    raised = {code for _, code in _raised()}
    for each in http_functions():
        declared = {code for codes in each.route.errors.values() for code in codes}
        assert declared <= raised, f"{each.service}/{each.name} declares {declared - raised}"


def test_codes_that_a_service_raises_are_declared_by_some_route():
    declared = {
        code for each in http_functions() for codes in codes_of(each.route).values() for code in codes
    }
    assert {code for _, code in _raised()} <= declared


@pytest.mark.parametrize("each", list(http_functions()), ids=lambda each: each.name)
def test_a_status_that_a_route_declares_is_the_one_its_codes_have(each):
    statuses = {code: status for status, code in _raised()}
    for status, codes in each.route.errors.items():
        assert {code: statuses[code] for code in codes} == dict.fromkeys(codes, status)


@cache
def _raised() -> set[tuple[int, str]]:
    """Return status and code of every problem that the domain's source makes."""
    return {found for path in (ROOT / "layers" / "domain").rglob("*.py") for found in _problems_in(path)}


def _problems_in(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in PROBLEMS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield getattr(errors, node.func.id).status, str(node.args[0].value)
