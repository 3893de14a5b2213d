"""Use case: turn the access token of a request into a policy for the whole stage. It reads no database."""

from typing import Any

from tms.kernel.access.bearer import context_of


def authorize(event: dict[str, Any]) -> dict[str, Any]:
    """Return the policy and context for a REQUEST authorizer's event. Without a token, they are for a guest.

    Raises:
        BadToken: the token is not ours, or ran out.
    """
    context = context_of(event.get("headers") or {})
    # One policy for every method of the stage: the gateway's cached answer serves them all.
    api_and_stage = "/".join(event["methodArn"].split("/")[:2])
    return {
        "principalId": context["subject"],
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": f"{api_and_stage}/*/*"}
            ],
        },
        "context": context,
    }
