"""Companies that run buses: pure."""

from dataclasses import dataclass
from enum import StrEnum


class CompanyState(StrEnum):
    """Whether a company sells; a suspended one still carries whom it has sold a ticket to."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


@dataclass(frozen=True, slots=True)
class Company:
    """A tenant of the platform.

    Attributes:
        email, phone: for its passengers; the phone as E.164.
        currency: ISO 4217, of its fares.
        timezone: IANA name, of its service days.
        fictional: invented for demonstrations; stands for no real operator.
        state: changed by the platform's people alone.
    """

    company_id: str
    name: str
    email: str
    phone: str
    currency: str
    timezone: str
    fictional: bool = False
    state: CompanyState = CompanyState.ACTIVE
