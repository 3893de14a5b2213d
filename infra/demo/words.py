"""Times and money as people of the sample network write them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from infra.sample.network import TIMEZONE
from tms.kernel.clock import now

ZONE = ZoneInfo(TIMEZONE)


def clock(moment: str) -> str:
    """Return the local time of an RFC 3339 moment, with the day if it is not today."""
    local = datetime.fromisoformat(moment).astimezone(ZONE)
    return f"{local:%H:%M}" if local.date() == now().astimezone(ZONE).date() else f"{local:%H:%M on %A}"


def minutes_to(moment: str) -> str:
    """Return how long it is to a moment."""
    minutes = round((datetime.fromisoformat(moment) - now()).total_seconds() / 60)
    return f"in {minutes} min" if minutes > 0 else "now"


def money(price: Mapping[str, Any]) -> str:
    """Return an amount with its currency."""
    return f"{price['amount']:,} {price['currency']}"
