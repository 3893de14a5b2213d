"""What people were sent, and the messages that wait to be sent to them."""

import email.policy
from email import message_from_string
from email.message import EmailMessage
from typing import Any

from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from tests.support.cloud import ACCOUNT, REGION, Cloud
from tests.support.functions import run


def mails() -> list[EmailMessage]:
    sent = ses_backends[ACCOUNT][REGION].sent_messages
    return [message_from_string(each.raw_data, policy=email.policy.default) for each in sent]


def texts() -> list[tuple[str, str]]:
    sent = sns_backends[ACCOUNT][REGION].sms_messages.values()
    return [(each[0], each[1]) for each in sent]


def tell(cloud: Cloud) -> dict[str, Any]:
    """Let the events of all that happened reach the queues; return what mail's and SMS's queues hold."""
    for table in ("bookings", "payments", "tickets"):
        assert run(f"{table}/on_change", cloud.changes(table)) == []
    return {"mail": cloud.messages("Mail"), "sms": cloud.messages("Sms")}
