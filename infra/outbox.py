"""Reads what the emulator would have sent: its outboxes of SMS and mail."""

import json
import urllib.parse
import urllib.request
from typing import Any

from infra.place import Place


def sms_to(place: Place, phone: str) -> list[str]:
    """Return the texts sent to a phone number."""
    found = _read(place, f"/_ministack/sns/sms-messages?phoneNumber={urllib.parse.quote(phone)}")
    return [str(each["Message"]) for each in found["sms_messages"].get(phone, [])]


def mails_to(place: Place, address: str) -> list[dict[str, Any]]:
    """Return the mails sent to an address."""
    found = _read(place, "/_ministack/ses/messages")
    return [each for box in found["messages"].values() for each in box if address in each["To"]]


def _read(place: Place, path: str) -> Any:
    with urllib.request.urlopen(place.endpoint + path, timeout=10) as answer:
        return json.loads(answer.read())
