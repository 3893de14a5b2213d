"""Reads the emulator's outboxes of SMS and mail, and the one-time codes in them."""

import email
import email.policy
import re
import time
import urllib.parse
from email.message import EmailMessage
from typing import Any

from infra.local import endpoint
from infra.local.endpoint import Emulator
from infra.place import Place

PAGES = {
    Emulator.MINISTACK: {"mails": "/_ministack/ses/messages", "SMS": "/_ministack/sns/sms-messages"},
    Emulator.LOCALSTACK: {"mails": "/_aws/ses", "SMS": "/_aws/sns/sms-messages"},
}
"""Where each emulator shows what was sent. LocalStack has no page before the first message."""

_CODE = re.compile(r"^ *(\d{6})(?= is your |\s*$)", re.MULTILINE)
"""A code in our messages: alone on a line of a mail, or at the beginning of an SMS."""


def sms_to(place: Place, phone: str) -> list[str]:
    """Return the texts sent to a phone number."""
    found = _read(place, "SMS", f"?phoneNumber={urllib.parse.quote(phone)}")
    return [str(each["Message"]) for each in found.get("sms_messages", {}).get(phone, [])]


def mails_to(place: Place, address: str) -> list[dict[str, Any]]:
    """Return the mails sent to an address, each with `To`, `Subject` and `BodyText`."""
    found = _read(place, "mails").get("messages", {})
    mails = (
        [parsed(each["RawData"]) for each in found]  # LocalStack
        if isinstance(found, list)
        else [each for box in found.values() for each in box]
    )
    return [each for each in mails if address in each["To"]]


def parsed(raw: str) -> dict[str, Any]:
    """Return a mail in the form of MiniStack, from the text that was sent."""
    mail = email.message_from_string(raw, _class=EmailMessage, policy=email.policy.default)
    text = mail.get_body(("plain",))
    return {
        "To": [one.addr_spec for one in mail["To"].addresses] if mail["To"] else [],
        "Subject": str(mail["Subject"] or ""),
        "BodyText": str(text.get_content()) if text else "",
    }


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


def _read(place: Place, what: str, query: str = "") -> dict[str, Any]:
    """Return what the page of `mails` or `SMS` holds.

    Raises:
        ConnectionError: no emulator answers.
    """
    emulator = endpoint.emulator_at(place)
    if emulator is None:
        raise ConnectionError(f"Nothing answers at {place.endpoint}.")
    found: dict[str, Any] = endpoint.get(place, PAGES[emulator][what] + query) or {}
    return found
