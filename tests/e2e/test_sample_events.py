"""Sample events with ids of the running platform, as `make sam-invoke` hands them to functions."""

import json
from typing import Any

import pytest

from infra.clients import local_client
from infra.events.local import local_event
from tests.e2e.conftest import Platform


@pytest.mark.parametrize(
    ("function", "status"),
    [
        ("bookings/hold_seats", 201),
        ("payments/start_payment", 202),
        ("tickets/get_ticket", 200),
        ("trips/open_boarding", 200),
        ("trips/record_departure", 200),
    ],
)
def test_a_request_finds_what_it_names(platform: Platform, function: str, status: int):
    answer = invoked(platform, function)
    assert answer["statusCode"] == status, answer


def test_a_message_is_handled(platform: Platform):
    assert invoked(platform, "notifications/on_mail") == {"batchItemFailures": []}


def invoked(platform: Platform, function: str) -> Any:
    event = local_event(platform.place, function)
    name = f"{platform.place.stack}-{function.replace('/', '-').replace('_', '-')}"
    answer = local_client(platform.place, "lambda").invoke(FunctionName=name, Payload=event.encode())
    return json.loads(answer["Payload"].read())
