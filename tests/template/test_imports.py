"""A function imports what it needs and no more: each package counts at every cold start."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml

from infra.functions import HttpFunction, http_functions
from tests.support.fields import fields_of

RIGHTS = Path(__file__).with_name("iam.yaml")
SDK = "botocore.session"
"""What every client of an AWS service needs; Powertools' logger imports the bare name `botocore` alone."""

NOBODY_S = (
    "aws_lambda_powertools.event_handler",
    "asyncio",
    "aws_xray_sdk",
    "chalice.cli",
    "chalice.deploy",
    "fontTools",
    "fpdf",
    "idna",
    "joserfc",
    "moto",
    "numpy",
    "phonenumbers",
    "PIL",
    "pydantic",
    "pytest",
    "requests",
)
"""Encrypted bodies (joserfc) and pages to print (fpdf) are for the first one that comes. The others power
tracing (half a second, even when it is off), command lines, tests, and packages that others import only where
they happen to be installed.
"""


def who_imports(inspected, package):
    return {name for name, one in inspected.items() if package in one.modules}


@pytest.fixture(scope="module")
def rights():
    return yaml.safe_load(RIGHTS.read_text())


@pytest.fixture(scope="module")
def http():
    """HTTP functions by their name in the template."""
    return {logical_name(each): each for each in http_functions()}


def logical_name(function: HttpFunction) -> str:
    return "".join(word.capitalize() for word in f"{function.service}_{function.name}".split("_"))


@pytest.mark.parametrize("package", NOBODY_S)
def test_a_dear_package_that_no_cold_start_needs_is_imported_by_none(inspected, package):
    assert who_imports(inspected, package) == set()


def test_functions_that_take_a_password_alone_import_what_hashes_it(inspected, http):
    taking = {
        name for name, each in http.items() if fields_of(each.route.body) & {"password", "new_password"}
    }
    assert who_imports(inspected, "tms.accounts.passwords.hashing") == taking


def test_functions_that_make_access_tokens_and_the_authorizer_alone_import_what_signs_them(inspected, http):
    making = {name for name, each in http.items() if "access_token" in view_fields(each)}
    assert who_imports(inspected, "jwt") == making | {"AuthAuthorize"}


def test_functions_that_draw_codes_alone_import_what_draws(inspected, http):
    drawing = {name for name, each in http.items() if str(each.route.returns).startswith("image/")}
    drawing.remove("CompaniesGetLogo")  # a picture that was uploaded
    drawing |= {"TicketsGetTicketPdf", "TicketsGetTicketSlip"}  # a code among the text
    assert who_imports(inspected, "qrcode") == drawing | {"NotificationsOnMail"}


def test_functions_that_remember_events_alone_import_powertools_idempotency_and_boto3(template, inspected):
    """All others use botocore's clients."""
    remembering = {name for name, each in template.functions.items() if "IDEMPOTENCY_TABLE" in each.variables}
    assert remembering
    for package in ("aws_lambda_powertools.utilities.idempotency", "boto3"):
        assert who_imports(inspected, package) == remembering


def view_fields(function: HttpFunction) -> set[str]:
    view = function.route.returns
    return {field.name for field in fields(view)} if is_dataclass(view) else set()


def test_http_functions_alone_import_chalice(inspected):
    http = {name for name, one in inspected.items() if one.routes is not None}
    assert who_imports(inspected, "chalice") == http


def test_functions_that_parse_a_body_or_query_alone_import_msgspec(inspected):
    parsing = {name for name, one in inspected.items() if any(each["parses"] for each in one.routes or ())}
    assert who_imports(inspected, "msgspec") == parsing


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
