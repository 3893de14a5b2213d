"""The day that people mean by today, by the clocks where they are."""

import datetime as dt
from typing import Literal

from tms.kernel.clock import now


def day_in(zone: dt.tzinfo, wanted: dt.date | Literal["today", "tomorrow"]) -> dt.date:
    """Return the day that is wanted; today is what clocks in a time zone show."""
    if isinstance(wanted, dt.date):
        return wanted
    today = now().astimezone(zone).date()
    return today if wanted == "today" else today + dt.timedelta(days=1)
