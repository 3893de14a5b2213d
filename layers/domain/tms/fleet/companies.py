"""Companies that run buses: pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """A tenant of the platform.

    Attributes:
        email, phone: for its passengers; the phone as E.164.
        currency: ISO 4217, of its fares.
        timezone: IANA name, of its service days.
        fictional: invented for demonstrations; stands for no real operator.
    """

    company_id: str
    name: str
    email: str
    phone: str
    currency: str
    timezone: str
    fictional: bool = False
