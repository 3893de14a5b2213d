"""Sends a mail by SES."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from tms.kernel.aws import client
from tms.kernel.messaging.refusals import without_recipients
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The address that mails come from, which SES has verified."""

    mail_sender: str


settings = from_environment(Settings)


def send_mail(
    to: str, subject: str, text: str, attached: Mapping[str, bytes] | None = None, page: str | None = None
) -> None:
    """Send a mail.

    Args:
        page: the text as HTML, for programs that show that.
        attached: PNG pictures by file name.

    Raises:
        NotSent: SES refused it.
    """
    message = EmailMessage()
    message["From"] = settings().mail_sender
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html")
    for name, picture in (attached or {}).items():
        message.add_attachment(picture, maintype="image", subtype="png", filename=name)
    with without_recipients():
        client("ses").send_raw_email(
            Source=settings().mail_sender, Destinations=[to], RawMessage={"Data": message.as_bytes()}
        )
