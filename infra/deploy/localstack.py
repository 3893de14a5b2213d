"""What LocalStack's free edition needs beside the template: it applies no layers and runs no authorizers."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra.deploy.template import FUNCTION, Template, of_type
from tms.kernel.http.identity import VERIFIES_TOKENS

PARAMETERS = {"OwnsMailIdentity": "false"}
"""Its AWS::SES::EmailIdentity makes nothing and fails the stack; `verify_sender` does instead."""

AUDIENCE = "tms"
PICTURES = "image/*"
"""LocalStack passes over */*. A picture comes as base64 text unless the client accepts this type first."""

ID_TAG = "_custom_id_"
"""The tag by which it is told an API's id."""

AT_ONCE = 2


def adapt(template: Template, jwks: str, issuer: str) -> None:
    """Let the HTTP functions of a template verify tokens themselves, and name the types of pictures.

    Args:
        jwks: the stage's public keys, as the authorizer has them.
        issuer: whose tokens are accepted.
    """
    verifying = {
        VERIFIES_TOKENS: "yes",
        "JWKS": jwks,
        "TOKEN_ISSUER": issuer,
        "TOKEN_AUDIENCE": AUDIENCE,
    }
    for function in of_type(template, FUNCTION).values():
        if function["Handler"].endswith(".app"):
            variables = function.setdefault("Environment", {}).setdefault("Variables", {})
            function["Environment"]["Variables"] = verifying | variables
    for api in of_type(template, "AWS::Serverless::Api").values():
        api["BinaryMediaTypes"] = [PICTURES]


def allow_empty(template: Template) -> None:
    """Let a text be empty that is passed to a nested stack: LocalStack counts an empty one as not given.

    Args:
        template: after SAM's transform, which would write the defaults in place of what is passed.
    """
    for parameter in template.get("Parameters", {}).values():
        if parameter["Type"] == "String":
            parameter.setdefault("Default", "")


def verify_sender(ses: Any, template: Template) -> None:
    """Let mails come from the template's sender."""
    sender = template.get("Parameters", {}).get("MailSender", {}).get("Default")
    if sender:
        ses.verify_email_identity(EmailAddress=sender)


def warm(functions: Any, stage: str) -> int:
    """Start a container for every HTTP function; returns how many.

    A container that starts beside many others may need longer than the ten seconds that LocalStack waits.
    The event is empty, and Chalice refuses it before our code runs.
    """
    pages = functions.get_paginator("list_functions").paginate()
    names = [
        one["FunctionName"]
        for page in pages
        for one in page["Functions"]
        if one["FunctionName"].startswith(f"tms-{stage}-") and one["Handler"].endswith(".app")
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda name: functions.invoke(FunctionName=name, Payload=b"{}"), names))
    return len(names)
