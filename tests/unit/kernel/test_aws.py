"""Clients of AWS services ask and sign as botocore's own would, although they start without its long list."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.session import Session

from tms.kernel import aws

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "dynamodb": ("list_tables", {}),
    "kinesis": ("put_records", {"StreamName": "s", "Records": [{"Data": b"d", "PartitionKey": "k"}]}),
    "kms": ("decrypt", {"CiphertextBlob": b"c"}),
    "ses": ("send_raw_email", {"RawMessage": {"Data": b"m"}}),
    "sns": ("publish", {"TopicArn": "arn:aws:sns:eu-west-1:123456789012:t", "Message": "m"}),
    "sqs": ("send_message", {"QueueUrl": "https://queue.example/q", "MessageBody": "m"}),
    "ssm": ("get_parameter", {"Name": "n"}),
}
"""One call to each service that functions use."""

REGIONS = ["af-south-1", "eu-west-1", "us-east-1", "cn-north-1", "us-gov-west-1"]


@pytest.fixture(scope="module")
def plain() -> Session:
    """Botocore's session as it comes."""
    made = Session()
    made.set_credentials("test", "test")
    return made


@pytest.fixture(autouse=True)
def _on_aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    aws.client.cache_clear()
    yield
    aws.client.cache_clear()


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("service", CALLS)
def test_a_call_goes_where_botocore_sends_it_and_is_signed_for_that_place(
    service: str, region: str, plain: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AWS_REGION", region)
    ours = asked(service, aws.client(service))
    assert ours == asked(service, plain.create_client(service, region_name=region))
    assert region in ours[1]


class Sent(Exception):
    """A request that is about to go onto the network."""


def asked(service: str, client: Any) -> tuple[str, str]:
    """Return the address of a client's request, and what it is signed for."""
    operation, arguments = CALLS[service]

    def stop(request: Any, **_: Any) -> None:
        raise Sent(request.url, request.headers["Authorization"].decode())

    client.meta.events.register_first("before-send", stop)
    with pytest.raises(Sent) as caught:
        getattr(client, operation)(**arguments)
    url, signature = caught.value.args
    return url, signature.partition("Credential=")[2].partition(",")[0]
