"""Use case: send the mail that an event calls for, with the QR codes of the tickets that were issued."""

from tms.kernel.events.catalogue import StaffAlerted, WaitingEnded, WaitingOffered
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.mail import send_mail
from tms.notifications import html_mail
from tms.notifications.alerts import alert
from tms.notifications.news import News, news_of
from tms.notifications.remembered import never_sent, remembered
from tms.notifications.trip_messages import Channel, Reason
from tms.notifications.waiting_news import waiting_news_of
from tms.tickets.for_notifications import mails as tickets


def on_mail(event: CloudEvent) -> None:
    """Send a mail to the booking's contact, else to the passenger's account that made it, else to nobody; or
    to staff, about a trip; or to somebody that waits for seats.

    Raises:
        TypeError, LookupError: see `news_of`.
    """
    if isinstance(event.data, StaffAlerted):
        alert(event, event.data)
        return
    if isinstance(event.data, WaitingEnded | WaitingOffered):
        _to_waiting(event.data)
        return
    news = news_of(event)
    if news is None:
        return
    if news.email is None:
        logger.info("no address to write to", extra={"booking_id": news.booking.booking_id})
        if news.sms is not None and news.phone is None:
            never_sent(event, Channel.MAIL, Reason.NO_ADDRESS)
        return
    with remembered(event, Channel.MAIL, news.email):
        _send(news, news.email)
    count("MailsSent")


def _send(news: News, email: str) -> None:
    """Send a mail; one with tickets also tells the journey to programs that read schema.org data."""
    message = news.message
    if not news.with_tickets:
        send_mail(email, message.subject, message.mail)
        return
    page = html_mail.page(message.mail, tickets.data_for_programs(news.booking, news.names))
    send_mail(email, message.subject, message.mail, tickets.qr_codes(news.booking), page)


def _to_waiting(data: WaitingEnded | WaitingOffered) -> None:
    news = waiting_news_of(data)
    if news is None or news.email is None:
        return
    send_mail(news.email, news.message.subject, news.message.mail)
    count("MailsSent")
