"""What the emulator's outboxes hold: the SMS and mails that were sent."""

import json
import urllib.request
from typing import Any

from infra.place import Place


def texts_to(place: Place, number: str) -> list[str]:
    """Return the SMS that went to a number."""
    return [
        text["Message"] for text in _all(_read(place, "sns/sms-messages"), "Message") if _names(text, number)
    ]


def mails_to(place: Place, address: str) -> list[str]:
    """Return the mails that went to an address, each as JSON text of all that is known of it."""
    mails = _all(_read(place, "ses/messages"), "Source")
    return [json.dumps(mail) for mail in mails if _names(mail, address)]


def _read(place: Place, path: str) -> Any:
    with urllib.request.urlopen(f"{place.endpoint}/_ministack/{path}", timeout=10) as answer:
        return json.load(answer)


def _all(tree: Any, key: str) -> list[dict[str, Any]]:
    if isinstance(tree, dict):
        found = [tree] if key in tree else []
        return found + [each for branch in tree.values() for each in _all(branch, key)]
    if isinstance(tree, list):
        return [each for branch in tree for each in _all(branch, key)]
    return []


def _names(message: dict[str, Any], recipient: str) -> bool:
    return recipient in json.dumps(message)
