"""Sends one SMS, whatever it is about."""

from tms.kernel.aws import client

TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
"""Sent for reliability, not for price."""


def send_text(number: str, text: str) -> None:
    """Send an SMS."""
    client("sns").publish(PhoneNumber=number, Message=text, MessageAttributes=TRANSACTIONAL)
