"""Use case: send the SMS that an event calls for."""

from tms.kernel.events.catalogue import StaffAlerted, WaitingEnded, WaitingOffered
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.sms import send_text
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.kernel.messaging.sms_rules import SmsKind
from tms.notifications.driver_texts import text
from tms.notifications.news import news_of
from tms.notifications.remembered import never_sent, remembered
from tms.notifications.trip_messages import Channel, Reason
from tms.notifications.waiting_news import waiting_news_of


def on_sms(event: CloudEvent) -> None:
    """Send an SMS to the booking's contact, else to the passenger's account that made it, else to the first
    passenger, if somebody has paid and the limits of SMS allow it; or to a driver, about a trip; or to
    somebody that waits for seats.

    Raises:
        TypeError, LookupError: see `news_of`.
    """
    if isinstance(event.data, StaffAlerted):
        text(event, event.data)
        return
    if isinstance(event.data, WaitingEnded | WaitingOffered):
        _to_waiting(event, event.data)
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


def _to_waiting(event: CloudEvent, data: WaitingEnded | WaitingOffered) -> None:
    """Send an SMS to a number that nobody has proven; so few go there, and to all of them few a day."""
    news = waiting_news_of(data)
    if news is None or news.phone is None or not news.message.sms:
        return
    if is_allowed(Sms(SmsKind.WAITING, news.phone), event.id):
        send_text(news.phone, news.message.sms)
        count("SmsSent")
