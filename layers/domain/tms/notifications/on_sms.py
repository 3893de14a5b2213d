"""Use case: send the SMS that an event calls for."""

from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.sms import send_text
from tms.notifications.news import news_of


def on_sms(event: CloudEvent) -> None:
    """Send an SMS to the booking's contact, else to the passenger's account that made it, else to the first
    passenger.

    Raises:
        TypeError, LookupError: see `news_of`.
    """
    news = news_of(event)
    if news is None:
        return
    if not news.may_cost:
        logger.info("no SMS about a guest's failed payment", extra={"booking_id": news.booking.booking_id})
        return
    if news.phone is None:
        logger.info("no number to text", extra={"booking_id": news.booking.booking_id})
        return
    send_text(news.phone, news.message.sms)
    count("SmsSent")
