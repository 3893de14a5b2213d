"""The people of the tests, as the authorizer vouches for them."""

from typing import Any
from uuid import uuid4

from tms.kernel.access.caller import with_roles
from tms.kernel.ids import derived_id

Person = dict[str, str]

COMPANY = derived_id("co", "Ikirere Express")
OTHER_COMPANY = derived_id("co", "Umucyo Coaches")


def person(role: str, company: str = "", name: str = "") -> Person:
    """Return somebody's authorizer context; the same words are the same person."""
    name = name or f"{role} {company[-4:]}".strip()
    subject = derived_id("acc", role, company, name)
    return with_roles(subject, {role}, company or None).context


PASSENGER = person("passenger", name="Aline")
OTHER_PASSENGER = person("passenger", name="Bosco")
ANONYMOUS = {"subject": "anonymous"}
DRIVER = person("driver", COMPANY, "Claver")
OTHER_DRIVER = person("driver", COMPANY, "Diane")
FOREIGN_DRIVER = person("driver", OTHER_COMPANY)
AGENT = person("agent", COMPANY)
FOREIGN_AGENT = person("agent", OTHER_COMPANY)
OWNER = person("owner", COMPANY)
SUPERVISOR = person("supervisor", COMPANY)
FOREIGN_OWNER = person("owner", OTHER_COMPANY)
POS_DEVICE = person("pos_device", COMPANY)
FINANCE = person("finance", COMPANY)
INSPECTOR = person("inspector", COMPANY)
ADMIN = person("platform_admin")


BOOKING_KEY = "Zr1yH7pWcQ0eKx5uVbN8sTfA"
AS_GUEST = {"Booking-Key": BOOKING_KEY}
"""The header by which the guest of the tests owns bookings; it tells nothing of other callers."""


def key() -> dict[str, Any]:
    """Return a fresh Idempotency-Key header, beside that of the guest."""
    return {"Idempotency-Key": str(uuid4()), **AS_GUEST}
