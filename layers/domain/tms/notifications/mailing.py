"""Use case: send the mail that an event calls for, with the codes of tickets that were issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from tms.kernel.aws import client
from tms.kernel.events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.settings import from_environment
from tms.notifications.news import news_of
from tms.tickets import pictures


@dataclass(frozen=True)
class Settings:
    """The address that mails come from; SES has verified it."""

    mail_sender: str


settings = from_environment(Settings)


def mail(event: CloudEvent) -> None:
    """Send it to the booking's contact, else to its owner's account; without an address there is no mail."""
    news = news_of(event)
    address = news.booking.contact.email or news.email
    if address is None:
        logger.info("no address to write to", extra={"booking_id": news.booking.booking_id})
        return
    codes = pictures.codes(news.booking) if news.with_tickets else {}
    _send(address, news.message.subject, news.message.mail, codes)
    count("MailsSent")


def _send(to: str, subject: str, text: str, attached: Mapping[str, bytes]) -> None:
    message = EmailMessage()
    message["From"] = settings().mail_sender
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    for name, picture in attached.items():
        message.add_attachment(picture, maintype="image", subtype="png", filename=name)
    client("ses").send_raw_email(
        Source=settings().mail_sender, Destinations=[to], RawMessage={"Data": message.as_bytes()}
    )
