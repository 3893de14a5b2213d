"""One-time codes in the tests: let those that were asked for be sent, and read them as their owner does."""

import email.policy
import re
from email import message_from_string

from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from tests.support.cloud import ACCOUNT, REGION, Cloud
from tests.support.functions import run

_CODE = re.compile(r"\b\d{6}\b")


def deliver(cloud: Cloud) -> None:
    """Let the function behind the queue of codes do its work."""
    messages = cloud.messages("Codes")
    assert not messages["Records"] or run("accounts/on_code_requested", messages) == []


def tell(cloud: Cloud) -> None:
    """Let whoever had a name that was taken away be told, as the table's stream brings it."""
    changes = cloud.changes("accounts")
    assert not changes["Records"] or run("accounts/on_change", changes) == []
    deliver(cloud)


def mails_to(address: str) -> list[str]:
    """Return subject and text of the mails to an address, the newest last."""
    sent = [
        message_from_string(each.raw_data, policy=email.policy.default)
        for each in ses_backends[ACCOUNT][REGION].sent_messages
    ]
    return [f"{mail['Subject']}\n{mail.get_content()}" for mail in sent if mail["To"] == address]


def texts_to(number: str) -> list[str]:
    """Return the texts of the SMS to a number, the newest last."""
    sent = sns_backends[ACCOUNT][REGION].sms_messages.values()
    return [each[1] for each in sent if each[0] == number]


def codes_to(name: str) -> list[str]:
    """Return the codes that were sent to an address or number, the newest last."""
    said = mails_to(name) if "@" in name else texts_to(name)
    return [found[0] for text in said for found in [_CODE.findall(text)] if found]


def newest(cloud: Cloud, name: str) -> str:
    """Let codes be sent, and return the newest one that went to `name`."""
    deliver(cloud)
    return codes_to(name)[-1]


def other_than(code: str) -> str:
    """Return a code that is wrong."""
    return f"{(int(code) + 1) % 10**6:06d}"
