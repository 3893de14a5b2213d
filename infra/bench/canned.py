"""Answers a client's calls of AWS from memory, so that only the work of this process is measured."""

import base64
import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from botocore.awsrequest import AWSResponse

from tms.kernel import base64url
from tms.kernel.aws import client

Answer = Callable[[str, bytes], dict[str, Any] | str]
"""Returns the body of the answer to a call, JSON or XML, by the operation's name and the request's body."""


def answer(of: Any, by: Answer) -> None:
    """Answer every call of the botocore client `of` by the function `by`; nothing goes onto the network."""
    service = of.meta.service_model.service_id.hyphenize()

    def respond(request: Any, event_name: str, **_: Any) -> AWSResponse:
        told = by(event_name.rpartition(".")[2], request.body or b"")
        body = (told if isinstance(told, str) else json.dumps(told)).encode()
        return _Response(request.url, {"content-length": str(len(body))}, body)

    of.meta.events.register(f"before-send.{service}.*", respond)


VAULT = {
    "DATA_KEYS_PARAMETER": "data-keys",
    "INDEX_KEYS_PARAMETER": "index-keys",
    "PERSONAL_KEY_ARN": "arn:aws:kms:eu-west-1:123456789012:key/1",
}
"""The settings of a vault that `answer_for_the_vault` serves."""


def answer_for_the_vault(parameters: Mapping[str, Any] | None = None) -> None:
    """Answer SSM's calls with data keys, index keys and `parameters`, and KMS's calls with unwrapped keys."""
    wrapped = base64.b64encode(secrets.token_bytes(32)).decode()
    known = {
        "data-keys": {"keys": [{"kid": "1", "wrapped": wrapped}]},
        "index-keys": {"keys": [{"kid": "1", "key": base64url.encode(secrets.token_bytes(32))}]},
        **(parameters or {}),
    }

    def parameter(_: str, asked: bytes) -> dict[str, Any]:
        name = json.loads(asked)["Name"]
        return {"Parameter": {"Name": name, "Value": json.dumps(known[name])}}

    answer(client("ssm"), parameter)
    answer(client("kms"), lambda *_: {"Plaintext": wrapped})


class _Response(AWSResponse):  # type: ignore[misc]
    """An answer of HTTP with its body in memory."""

    def __init__(self, url: str, headers: dict[str, str], body: bytes) -> None:
        super().__init__(url, 200, headers, None)
        self._content = body
