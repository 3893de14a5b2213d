"""Reads the emulator's outboxes of SMS and mail, and the one-time codes in them."""

import json
import re
import time
import urllib.parse
import urllib.request
from typing import Any

from infra.place import Place

_CODE = re.compile(r"^ *(\d{6})(?= is your |\s*$)", re.MULTILINE)
"""A code in our messages: alone on a line of a mail, or at the beginning of an SMS."""


def sms_to(place: Place, phone: str) -> list[str]:
    """Return the texts sent to a phone number."""
    found = _read(place, f"/_ministack/sns/sms-messages?phoneNumber={urllib.parse.quote(phone)}")
    return [str(each["Message"]) for each in found["sms_messages"].get(phone, [])]


def mails_to(place: Place, address: str) -> list[dict[str, Any]]:
    """Return the mails sent to an address."""
    found = _read(place, "/_ministack/ses/messages")
    return [each for box in found["messages"].values() for each in box if address in each["To"]]


def codes_to(place: Place, name: str) -> list[str]:
    """Return the one-time codes sent to an e-mail address or phone number, the newest last."""
    texts = [str(each["BodyText"]) for each in mails_to(place, name)] if "@" in name else sms_to(place, name)
    return [codes[0] for text in texts if (codes := _CODE.findall(text))]


def code_after(place: Place, name: str, before: int, seconds: float = 30) -> str:
    """Wait for a code and return it.

    Args:
        before: how many codes `name` had got before this one was asked for.

    Raises:
        TimeoutError: none came.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if len(codes := codes_to(place, name)) > before:
            return codes[-1]
        time.sleep(0.2)
    raise TimeoutError(f"no code came to {name} in {seconds:.0f} s")


def _read(place: Place, path: str) -> Any:
    with urllib.request.urlopen(place.endpoint + path, timeout=10) as answer:
        return json.loads(answer.read())
