"""Companies that run buses: pure."""

from dataclasses import dataclass
from enum import StrEnum


class CompanyState(StrEnum):
    """Whether a company may sell; a suspended company still carries the passengers that have tickets."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


@dataclass(frozen=True, slots=True)
class Company:
    """A tenant of the platform.

    Attributes:
        email, phone: for its passengers; the phone is E.164.
        currency: ISO 4217, of its fares.
        timezone: IANA name, of its service days.
        fictional: whether it was invented for demonstrations and is no real operator.
        state: only the platform's administrators change it.
    """

    company_id: str
    name: str
    email: str
    phone: str
    currency: str
    timezone: str
    fictional: bool = False
    state: CompanyState = CompanyState.ACTIVE
