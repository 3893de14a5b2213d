"""Companies that run buses, and their branches: pure."""

from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = ("en", "fr", "rw", "sw")
"""The languages that the platform speaks (ISO 639-1): English, French, Kinyarwanda, Swahili."""


UNTOLD = frozenset({"revision", "request_hash", "created_at"})
"""The fields of a profile that the audit trail does not show."""


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
        languages: those in which it serves its passengers, the preferred one first.
        address: where its head office is, in one line.
        commission_bps: the platform's share of each fare, in hundredths of a percent.
        logo: hash of its logo; None if it has none.
        fictional: whether it was invented for demonstrations and is no real operator.
        state: only the platform's administrators change it.
        revision: grows with each change of the profile.
        created_at: epoch second; 0 for companies that were on record before this was kept.
    """

    company_id: str
    name: str
    email: str
    phone: str
    currency: str
    timezone: str
    languages: tuple[str, ...] = ("en",)
    address: str | None = None
    website: str | None = None
    tax_number: str | None = None
    commission_bps: int = 0
    logo: str | None = None
    fictional: bool = False
    state: CompanyState = CompanyState.ACTIVE
    revision: int = 1
    created_at: int = 0
    request_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """An office of a company where tickets are sold, or its people work.

    Attributes:
        request_hash: of the request that made it; it tells a repeat from another request.
    """

    branch_id: str
    company_id: str
    name: str
    address: str
    phone: str | None
    email: str | None
    revision: int
    request_hash: str
    created_at: int


def differences(before: Company, after: Company) -> tuple[dict[str, object], dict[str, object]]:
    """Return what the audit trail shows of a change: before and after, of the fields that differ."""
    told = [
        name
        for name in Company.__dataclass_fields__
        if name not in UNTOLD and getattr(before, name) != getattr(after, name)
    ]
    return (
        {name: getattr(before, name) for name in told},
        {name: getattr(after, name) for name in told},
    )
