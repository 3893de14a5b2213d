"""A function imports what it needs and no more: each package counts at every cold start."""

from pathlib import Path

import pytest
import yaml

TABLE = Path(__file__).with_name("imports.yaml")
RIGHTS = Path(__file__).with_name("iam.yaml")
SDK = "botocore.session"
"""What every client of an AWS service needs; Powertools' logger imports the bare name `botocore` alone."""


def who_imports(inspected, package):
    return {name for name, one in inspected.items() if package in one.modules}


@pytest.fixture(scope="module")
def rights():
    return yaml.safe_load(RIGHTS.read_text())


@pytest.mark.parametrize("package", yaml.safe_load(TABLE.read_text()))
def test_a_dear_package_is_imported_where_it_was_reviewed(inspected, package):
    reviewed = yaml.safe_load(TABLE.read_text())[package]
    assert who_imports(inspected, package) == set(reviewed)


def test_http_functions_alone_import_chalice(inspected):
    http = {name for name, one in inspected.items() if one.routes is not None}
    assert who_imports(inspected, "chalice") == http


def test_functions_that_parse_a_body_or_query_alone_import_pydantic(inspected):
    parsing = {name for name, one in inspected.items() if any(each["parses"] for each in one.routes or ())}
    assert who_imports(inspected, "pydantic") == parsing


def test_functions_without_a_right_import_no_sdk(inspected, rights):
    powerless = {name for name, each in rights.items() if not each}
    assert {"AuthAuthorize", "AuthGetJwks"} <= powerless
    assert who_imports(inspected, SDK) & powerless == set()


def test_functions_that_touch_a_table_alone_import_pynamodb(inspected, rights):
    touching = {
        name
        for name, each in rights.items()
        for resource, actions in each.items()
        if not resource.endswith((" stream", " streams"))
        and any(action.startswith("dynamodb:") for action in actions)
    }
    assert who_imports(inspected, "pynamodb") == touching


def test_the_authorizer_imports_no_web_framework_and_no_logger(inspected):
    modules = inspected["AuthAuthorize"].modules
    assert [name for name in modules if name.split(".")[0] in {"chalice", "aws_lambda_powertools"}] == []
