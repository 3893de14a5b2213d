"""The OpenAPI document says what the functions declare, no less and no more."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from infra.functions import http_functions
from infra.openapi import TARGET, gateway, written
from infra.openapi.__main__ import main
from infra.openapi.problems import told_by
from infra.openapi.words import WORDS, raised, words_of
from infra.place import ROOT
from infra.terminal import Stop


def test_the_committed_document_is_what_the_functions_declare(contract):
    assert TARGET.read_text() == written(contract.document), "run `make openapi`"


def test_the_gateway_has_the_paths_that_the_functions_declare():
    committed = gateway.TARGET.read_text()
    assert committed == gateway.written(committed, http_functions()), "run `make openapi`"


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
        (each.route.shown, each.route.method.lower(), each.app.chapter, each.name)
        for each in http_functions()
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
            guests = [["BookingKey"], *([] if each.route.idempotent else [[]])] if each.route.guests else []
            assert ways == [["AccessToken"], *guests]
            assert operation["x-permission"] == each.route.allow
            assert operation.get("x-or-permission") == each.route.or_allow
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
    codes = {each.code for each in raised()}
    assert codes >= WORDS.keys()
    assert all(words_of(code).endswith(".") for code in codes)


def test_a_code_without_words_is_found():
    with pytest.raises(Stop, match="invented_code"):
        words_of("invented_code")


def test_routes_declare_codes_that_somebody_raises():
    codes = {each.code for each in raised()}
    for each in http_functions():
        declared = {code for codes in each.route.errors.values() for code in codes}.union(each.route.rejects)
        assert declared <= codes, f"{each.service}/{each.name} declares {declared - codes}"


def test_codes_that_a_service_raises_are_declared_by_some_route():
    declared = {code for each in http_functions() for code in told_by(each.route)}
    assert {each.code for each in raised()} <= declared


@pytest.mark.parametrize("each", list(http_functions()), ids=lambda each: each.name)
def test_a_status_that_a_route_declares_is_the_one_its_codes_have(each):
    statuses = {each.code: each.status for each in raised()}
    for status, codes in each.route.errors.items():
        assert {code: statuses[code] for code in codes} == dict.fromkeys(codes, status)
