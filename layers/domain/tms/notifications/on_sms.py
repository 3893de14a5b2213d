"""Use case: send the SMS that an event calls for."""

from tms.kernel.events.catalogue import StaffAlerted
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.sms import send_text
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.notifications.driver_texts import text
from tms.notifications.news import news_of
from tms.notifications.remembered import never_sent, remembered
from tms.notifications.trip_messages import Channel, Reason


def on_sms(event: CloudEvent) -> None:
    """Send an SMS to the booking's contact, else to the passenger's account that made it, else to the first
    passenger, if somebody has paid and the limits of SMS allow it; or to a driver, about a trip.

    Raises:
        TypeError, LookupError: see `news_of`.
    """
    if isinstance(event.data, StaffAlerted):
        text(event, event.data)
        return
    news = news_of(event)
    if news is None:
        return
    if news.sms is None:
        logger.info("no SMS where nobody has paid", extra={"booking_id": news.booking.booking_id})
        return
    if news.phone is None:
        logger.info("no number to text", extra={"booking_id": news.booking.booking_id})
        return
    if not is_allowed(Sms(news.sms, news.phone), event.id):
        never_sent(event, Channel.SMS, Reason.NOT_ALLOWED, news.phone)
        return
    with remembered(event, Channel.SMS, news.phone):
        send_text(news.phone, news.message.sms)
    count("SmsSent")
