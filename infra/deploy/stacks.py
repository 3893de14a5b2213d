"""Creates or updates one CloudFormation stack and tells why, if it fails."""

import time
from typing import Any

from botocore.exceptions import ClientError

from infra.problems import Stop

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
WAIT_SECONDS = 600


def deploy(cloudformation: Any, name: str, template_url: str, parameters: dict[str, str]) -> dict[str, str]:
    """Bring the stack to the template at `template_url`; returns its outputs.

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
        if _prepare(cloudformation, name):
            cloudformation.update_stack(**request)
        else:
            cloudformation.create_stack(**request)
    except ClientError as error:
        message = error.response["Error"]["Message"]
        if "No updates are to be performed" not in message:
            raise Stop(f"CloudFormation refused the template: {message}") from error
    stack = _settle(cloudformation, name)
    if stack["StackStatus"] not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        raise Stop(f"The stack {name} is {stack['StackStatus']}.\n{_reasons(cloudformation, name, started)}")
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


def outputs(stack: dict[str, Any]) -> dict[str, str]:
    """Return a stack's outputs by name."""
    return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}


def _prepare(cloudformation: Any, name: str) -> bool:
    """Tell whether the stack exists; one that never came up is deleted, for it cannot be updated."""
    stack = find(cloudformation, name)
    if stack is None:
        return False
    if stack["StackStatus"] in {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"}:
        cloudformation.delete_stack(StackName=name)
        while (stack := find(cloudformation, name)) and stack["StackStatus"] == "DELETE_IN_PROGRESS":
            time.sleep(0.2)
        return False
    return bool(stack["StackStatus"] != "DELETE_COMPLETE")


def _settle(cloudformation: Any, name: str) -> dict[str, Any]:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        stack = find(cloudformation, name)
        if stack is None:
            raise Stop(f"The stack {name} disappeared while it was deployed.")
        if not stack["StackStatus"].endswith("IN_PROGRESS"):
            return stack
        time.sleep(0.1)
    raise Stop(f"The stack {name} did not settle within {WAIT_SECONDS} s.")


def _reasons(cloudformation: Any, name: str, since: float) -> str:
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    failed = [
        f"  {one['LogicalResourceId']} ({one['ResourceType']}): {one.get('ResourceStatusReason', '')}"
        for one in reversed(events)
        if one["ResourceStatus"].endswith("FAILED") and one["Timestamp"].timestamp() >= since - 1
    ]
    return "\n".join(failed) or "  No resource gave a reason; see `make logs`."
