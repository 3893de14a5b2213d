"""The day that a company's people mean by today."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

from tms.companies.for_all import find_company
from tms.trips.local_days import day_in


def day_of(company_id: str, wanted: dt.date | Literal["today", "tomorrow"]) -> dt.date:
    """Return the day that is wanted; today is what clocks in the company's time zone show.

    Raises:
        NotFound: `company_not_found`.
    """
    if isinstance(wanted, dt.date):
        return wanted
    return day_in(ZoneInfo(find_company(company_id).timezone), wanted)
