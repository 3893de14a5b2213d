"""Sends an SMS by SNS."""

from tms.kernel.aws import client
from tms.kernel.messaging.refusals import without_recipients

TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
"""The kind of SMS that is sent for reliability, not for price."""


def send_text(number: str, text: str) -> None:
    """Send an SMS.

    Raises:
        NotSent: SNS refused it.
    """
    with without_recipients():
        client("sns").publish(PhoneNumber=number, Message=text, MessageAttributes=TRANSACTIONAL)
