"""Creates or updates a CloudFormation stack with all that it nests and tells why, if it fails."""

import re
import time
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

from infra.terminal import Stop

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
WAIT_SECONDS = 1200
"""MiniStack needs seconds. LocalStack makes one service after the other and needs minutes."""

NESTED = "AWS::CloudFormation::Stack"


def deploy(
    cloudformation: Any,
    name: str,
    template_url: str,
    parameters: dict[str, str],
    *,
    anew: bool = False,
) -> dict[str, str]:
    """Bring the stack to the template at `template_url`; returns its outputs.

    Args:
        anew: delete the stack first, with its data: LocalStack cannot update a nested stack.

    Raises:
        Stop: it failed; the message has each failing resource's own reason.
    """
    started = time.time()
    request = {
        "StackName": name,
        "TemplateURL": template_url,
        "Capabilities": CAPABILITIES,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
    }
    try:
        if _prepare(cloudformation, name, anew=anew):
            cloudformation.update_stack(**request)
        else:
            cloudformation.create_stack(**request)
    except ClientError as error:
        message = error.response["Error"]["Message"]
        if "No updates are to be performed" not in message:
            raise Stop(f"CloudFormation refused the template: {message}") from error
    stack = _settle(cloudformation, name)
    if stack["StackStatus"] not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        reasons = _reasons(cloudformation, stack, started)
        _delete_half_made(cloudformation, name)
        raise Stop(f"The stack {name} is {stack['StackStatus']}.\n{reasons}")
    if anew and (failed := list(_untold_failures(cloudformation, name, started))):
        raise Stop(f"The stack {name} lacks parts of itself.\n" + "\n".join(failed))
    return outputs(stack)


def find(cloudformation: Any, name: str) -> dict[str, Any] | None:
    """Return the stack's description, None if there is no such stack."""
    try:
        stack: dict[str, Any] = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in error.response["Error"]["Message"]:
            return None
        raise
    return stack


def find_resource(cloudformation: Any, name: str, kind: str) -> str:
    """Return the physical id of the first resource of a type, in a stack or in what it nests.

    Raises:
        Stop: there is none.
    """
    for found, physical in _resources(cloudformation, name):
        if found == kind:
            return physical
    raise Stop(f"The stack {name} has no {kind}.")


def _resources(cloudformation: Any, name: str) -> Iterator[tuple[str, str]]:
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
    for one in (one for page in pages for one in page["StackResourceSummaries"]):
        yield one["ResourceType"], one["PhysicalResourceId"]
        if one["ResourceType"] == NESTED:
            yield from _resources(cloudformation, one["PhysicalResourceId"])


def outputs(stack: dict[str, Any]) -> dict[str, str]:
    """Return a stack's outputs by name."""
    return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}


def _prepare(cloudformation: Any, name: str, *, anew: bool) -> bool:
    """Tell whether the stack exists; one that never came up is deleted, for it cannot be updated."""
    stack = find(cloudformation, name)
    if stack is None or stack["StackStatus"] == "DELETE_COMPLETE":
        return False
    never_up = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"}
    if anew or stack["StackStatus"] in never_up:
        _delete(cloudformation, name)
        return False
    return True


def _delete(cloudformation: Any, name: str) -> None:
    """Delete a stack.

    Raises:
        Stop: something of it could not be deleted; the message has each resource's own reason.
    """
    started = time.time()
    cloudformation.delete_stack(StackName=name)
    while (stack := find(cloudformation, name)) and stack["StackStatus"] == "DELETE_IN_PROGRESS":
        time.sleep(0.2)
    if stack and stack["StackStatus"] == "DELETE_FAILED":
        reasons = _reasons(cloudformation, stack, started)
        raise Stop(
            f"The stack {name} cannot be deleted.\n{reasons}\n"
            "Stop the emulator, which forgets what it holds, and start it again."
        )


def _delete_half_made(cloudformation: Any, name: str) -> None:
    """Delete the nested stacks that failed while they were made: MiniStack's rollback leaves them there."""
    for one in _summaries(cloudformation):
        if one["StackName"].startswith(f"{name}-") and one["StackStatus"] == "CREATE_FAILED":
            _delete(cloudformation, one["StackName"])


def _settle(cloudformation: Any, name: str) -> dict[str, Any]:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        stack = find(cloudformation, name)
        if stack is None:
            raise Stop(f"The stack {name} disappeared while it was deployed.")
        if not stack["StackStatus"].endswith("IN_PROGRESS"):
            return stack
        time.sleep(0.25)
    raise Stop(f"The stack {name} did not settle within {WAIT_SECONDS} s.")


def _reasons(cloudformation: Any, stack: dict[str, Any], since: float) -> str:
    # By its id: LocalStack no longer finds a stack by its name that could not be deleted.
    failed = [f"  {line}" for line in _failures(cloudformation, stack["StackName"], stack["StackId"], since)]
    return "\n".join(failed) or "  No resource gave a reason; see `make logs`."


def _failures(cloudformation: Any, name: str, identity: str, since: float, within: str = "") -> Iterator[str]:
    """Yield why resources failed; for a nested stack what failed in it, as `Bookings/BookingsHoldSeats`."""
    events = cloudformation.describe_stack_events(StackName=identity)["StackEvents"]
    for one in reversed(events):
        if not one["ResourceStatus"].endswith("FAILED") or one["Timestamp"].timestamp() < since - 1:
            continue
        logical, kind = one["LogicalResourceId"], one["ResourceType"]
        if logical == name and kind == NESTED:
            continue  # the stack itself, which failed by what follows
        inner = [
            line
            for nested in (_nested(cloudformation, name, logical) if kind == NESTED else ())
            for line in _failures(cloudformation, *nested, since, f"{within}{logical}/")
        ]
        yield from inner or [f"{within}{logical} ({kind}): {one.get('ResourceStatusReason', '')}"]


def _untold_failures(cloudformation: Any, name: str, since: float) -> Iterator[str]:
    """Yield why resources of nested stacks failed that LocalStack calls complete all the same."""
    for one in _summaries(cloudformation):
        if one["StackName"].startswith(f"{name}-") and one["CreationTime"].timestamp() >= since - 1:
            yield from (
                f"  {line}" for line in _failures(cloudformation, one["StackName"], one["StackId"], since)
            )


def _nested(cloudformation: Any, name: str, logical: str) -> list[tuple[str, str]]:
    """Return name and id of the stacks that a resource of a stack has been, as CloudFormation names them."""
    called = re.compile(rf"{name}-{logical}-[\w-]{{1,13}}")
    found = _summaries(cloudformation)
    return [(one["StackName"], one["StackId"]) for one in found if called.fullmatch(one["StackName"])]


def _summaries(cloudformation: Any) -> list[dict[str, Any]]:
    pages = cloudformation.get_paginator("list_stacks").paginate()
    return [one for page in pages for one in page["StackSummaries"]]
