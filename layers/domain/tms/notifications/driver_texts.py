"""SMS to drivers about another bus or driver: they are on the road and read no mail."""

from collections.abc import Mapping

from tms.accounts import for_notifications as accounts
from tms.kernel.events.catalogue import StaffAlerted
from tms.kernel.logging import count
from tms.kernel.messaging.sms import send_text
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.kernel.messaging.sms_rules import SmsKind
from tms.notifications.messages import SMS_CHARACTERS

TEXTED: Mapping[str, str] = {
    "bus_swapped": "You drive this trip with another bus: {label}",
    "trip_taken": "You do not drive this trip any more: {label}",
}
"""The alerts that are sent by SMS as well."""


def text(data: StaffAlerted, event_id: str) -> None:
    """Send an SMS to a driver, if the alert is one for drivers and the limits of SMS allow it."""
    words = TEXTED.get(data.alert)
    phone = accounts.work_phone(data.account_id) if words else None
    if words is None or phone is None or not is_allowed(Sms(SmsKind.NOTICE, phone), event_id):
        return
    send_text(phone, words.format(label=data.label)[:SMS_CHARACTERS])
    count("SmsSent")
