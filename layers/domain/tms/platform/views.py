"""What the platform's endpoints answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.companies.company import Company, CompanyState
from tms.companies.views import CompanyView, StaffView


@dataclass(frozen=True)
class ActorView:
    """The account that did it, or `operator` at the platform's command line, with its roles at that time.

    `company_id` is the company that the account works for. Another company may own the audit trail.

    Example:
        subject: acc_5FFVQQM82RWPXZGBPHFCQ3T3WY
        roles: ["driver"]
    """

    subject: str
    roles: Sequence[str]
    company_id: str | None


@dataclass(frozen=True)
class AuditedView:
    """Something that happened: which account did what to which thing, and from where.

    `before` and `after` tell what changed, without personal data. `correlation_id` is also in the logs.

    Example:
        audit_id: aud_01KB3V9C4D6F8H1K3N5Q7S9V2X
        at: 2026-12-01T06:31:04+00:00
        action: trip.departed
        target: trp_7G15T0MY4WN8S49P2MT57JJKMH
        before: {"status": "BOARDING"}
        after: {"status": "DEPARTED"}
        correlation_id: c6af9ac6-7b61-11e6-9a41-93e8deadbeef
    """

    audit_id: str
    at: datetime
    action: str
    target: str
    actor: ActorView
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    source_ip: str | None
    correlation_id: str | None


@dataclass(frozen=True)
class AuditTrail:
    """What happened, newest first.

    `next_cursor` asks for the next page; it is null on the last one. A page may have fewer records than asked
    for although another page follows.
    """

    company_id: str | None
    records: Sequence[AuditedView]
    next_cursor: str | None


@dataclass(frozen=True)
class CompanyStateView:
    """A company and whether it may operate.

    Example:
        name: Sunbird Kivu Lines
        state: SUSPENDED
    """

    company_id: str
    name: str
    state: CompanyState


@dataclass(frozen=True)
class CompanyList:
    """A page of companies, the newest first.

    `next_cursor` asks for the next page; it is null on the last one. A page may have fewer companies than
    asked for although another page follows.
    """

    items: Sequence[CompanyView]
    next_cursor: str | None


@dataclass(frozen=True)
class InspectedCompany:
    """A company and its owners; an owner that was invited and has not joined yet is among them."""

    company: CompanyView
    owners: Sequence[StaffView]


def company_state_view(company: Company) -> CompanyStateView:
    """Return a company as it is answered."""
    return CompanyStateView(company.company_id, company.name, company.state)
