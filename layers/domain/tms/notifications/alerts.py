"""Mails to a company's staff about a trip that somebody should look at."""

from tms.accounts import for_notifications as accounts
from tms.kernel.events.catalogue import StaffAlerted
from tms.kernel.logging import count, logger
from tms.kernel.messaging.mail import send_mail

BROKEN_DOWN = (
    "The bus of the trip {label} was reported as broken down. Sales have ended; tickets stay good.\n\n"
    "Give the trip another bus, cancel it, or say that the bus goes on. The report is among the trip's "
    "incidents.\n"
)


def alert(data: StaffAlerted) -> None:
    """Send a mail about a breakdown to a member of staff.

    Raises:
        ValueError: the alert is none of ours.
    """
    if data.alert != "broken_down":
        raise ValueError(f"no words for the alert {data.alert}")
    email = accounts.work_address(data.account_id)
    if email is None:
        logger.info("no address to write to", extra={"account_id": data.account_id})
        return
    send_mail(email, f"Breakdown: {data.label}", BROKEN_DOWN.format(label=data.label))
    count("MailsSent")
