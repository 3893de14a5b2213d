"""Use case: send the SMS that an event calls for."""

from tms.kernel.aws import client
from tms.kernel.events import CloudEvent
from tms.kernel.logging import count, logger
from tms.notifications.news import news_of

TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
"""Sent for reliability, not for price."""


def text(event: CloudEvent) -> None:
    """Send it to the booking's contact, else to its owner's phone, else to the first passenger's."""
    news = news_of(event)
    if not news.may_cost:
        logger.info("no SMS about a guest's failed payment", extra={"booking_id": news.booking.booking_id})
        return
    number = news.booking.contact.phone or news.phone or news.booking.places[0].phone
    client("sns").publish(PhoneNumber=number, Message=news.message.sms, MessageAttributes=TRANSACTIONAL)
    count("SmsSent")
