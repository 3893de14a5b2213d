"""SMS to drivers about another bus or driver, or a cancellation: they are on the road and read no mail."""

from collections.abc import Mapping

from tms.accounts import for_notifications as accounts
from tms.kernel.events.catalogue import StaffAlerted
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count
from tms.kernel.messaging.sms import send_text
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.kernel.messaging.sms_rules import SmsKind
from tms.notifications.messages import SMS_CHARACTERS
from tms.notifications.remembered import never_sent, remembered
from tms.notifications.trip_messages import Channel, Reason

TEXTED: Mapping[str, str] = {
    "bus_swapped": "You drive this trip with another bus: {label}",
    "trip_cancelled": "This trip is cancelled, you do not drive it: {label}",
    "trip_given": "You drive this trip now, in place of another driver: {label}",
    "trip_taken": "You do not drive this trip any more: {label}",
}
"""The alerts that are sent by SMS as well."""


def text(event: CloudEvent, data: StaffAlerted) -> None:
    """Send an SMS to a driver, if the alert is one for drivers and the limits of SMS allow it."""
    words = TEXTED.get(data.alert)
    if words is None:
        return
    phone = accounts.work_phone(data.account_id)
    if phone is None:
        never_sent(event, Channel.SMS, Reason.NO_ADDRESS)
        return
    if not is_allowed(Sms(SmsKind.NOTICE, phone), event.id):
        never_sent(event, Channel.SMS, Reason.NOT_ALLOWED, phone)
        return
    with remembered(event, Channel.SMS, phone):
        send_text(phone, words.format(label=data.label)[:SMS_CHARACTERS])
    count("SmsSent")
