"""Mails to a company's staff about a trip that they should look at, or drive in another way than planned."""

from collections.abc import Mapping

from tms.accounts import for_notifications as accounts
from tms.kernel.events.catalogue import StaffAlerted
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.mail import send_mail
from tms.notifications.remembered import never_sent, remembered
from tms.notifications.trip_messages import Channel, Reason

SUBJECTS: Mapping[str, str] = {
    "broken_down": "Breakdown",
    "bus_swapped": "Your trip has another bus",
    "driver_left": "Trips without a driver",
    "trip_cancelled": "Your trip is cancelled",
    "trip_given": "You drive another trip",
    "trip_taken": "Your trip has another driver",
}

TEXTS: Mapping[str, str] = {
    "broken_down": (
        "The bus of the trip {label} was reported as broken down. Sales have ended; tickets stay good.\n\n"
        "Give the trip another bus, cancel it, or say that the bus goes on. The report is among the trip's "
        "incidents.\n"
    ),
    "bus_swapped": (
        "You drive the trip {label}, which has another bus than planned. Passengers may have other seats; "
        "the scanner shows them.\n"
    ),
    "driver_left": (
        "A driver has deleted the account and does not work for you any more. Trips are planned with this "
        "driver: {label}.\n\nGive each of them another driver. Lists show them without a driver's name.\n"
    ),
    "trip_cancelled": "The trip {label} is cancelled. You do not drive it.\n",
    "trip_given": "You drive the trip {label} now, in place of another driver.\n",
    "trip_taken": "You do not drive the trip {label} any more.\n",
}


def alert(event: CloudEvent, data: StaffAlerted) -> None:
    """Send a mail to a member of staff.

    Raises:
        ValueError: the alert is none of ours.
    """
    if data.alert not in TEXTS:
        raise ValueError(f"no words for the alert {data.alert}")
    email = accounts.work_address(data.account_id)
    if email is None:
        logger.info("no address to write to", extra={"account_id": data.account_id})
        never_sent(event, Channel.MAIL, Reason.NO_ADDRESS)
        return
    subject = f"{SUBJECTS[data.alert]}: {data.label}"
    with remembered(event, Channel.MAIL, email):
        send_mail(email, subject, TEXTS[data.alert].format(label=data.label))
    count("MailsSent")
