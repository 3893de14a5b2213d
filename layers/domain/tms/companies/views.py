"""What the companies' endpoints answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.accounts.account import Card
from tms.companies.company import Branch, Company, CompanyState
from tms.companies.members import Member, MemberState
from tms.companies.policy import Policy, in_words
from tms.companies.roles import Role, Roles, permissions_of
from tms.kernel.clock import at
from tms.kernel.email_address import readable


@dataclass(frozen=True)
class PermissionView:
    """A permission.

    Attributes:
        roles: the built-in roles that hold it.
        grantable: whether a company can give it to its people; the others are the platform's.

    Example:
        permission: tickets:scan
        description: Check tickets at the door
        roles: ["driver", "inspector", "agent", "supervisor", "owner", "pos_device"]
        grantable: true
    """

    permission: str
    description: str
    roles: Sequence[str]
    grantable: bool


@dataclass(frozen=True)
class PermissionsView:
    """Every permission that there is."""

    items: Sequence[PermissionView]


@dataclass(frozen=True)
class RoleView:
    """A role of a company.

    Attributes:
        role: the name of a built-in role, the id of one that the company made.
        holders: how many people have it, invited and deactivated ones too.

    Example:
        name: Night gate
        built_in: false
        holders: 3
    """

    role: str
    name: str
    built_in: bool
    permissions: Sequence[str]
    holders: int


@dataclass(frozen=True)
class RolesView:
    """The roles that a company can give: the built-in ones, then its own by name."""

    items: Sequence[RoleView]


@dataclass(frozen=True)
class StaffView:
    """Somebody who works for the company, or a device of it.

    Attributes:
        full_name, email, phone: null once the account was deleted.
        new_email, new_phone: replace the former ones when the member types the code that was sent there.
        roles: names of built-in roles, ids of the company's own.
        extra: permissions that this member has beside those of the roles.
        revoked: permissions that are taken away from this member, whatever the roles hold.
        permissions: the outcome, while the member is active.
        state: INVITED until the invitation is accepted, INACTIVE after a deactivation, else ACTIVE.

    Example:
        new_email: null
        new_phone: null
        roles: ["agent"]
        state: ACTIVE
    """

    account_id: str
    full_name: str | None
    email: str | None
    phone: str | None
    new_email: str | None
    new_phone: str | None
    roles: Sequence[str]
    extra: Sequence[str]
    revoked: Sequence[str]
    permissions: Sequence[str]
    state: MemberState
    created_at: datetime


@dataclass(frozen=True)
class TripAhead:
    """A trip that somebody was to drive.

    Example:
        label: 2026-12-24 06:30 Nyabugogo - Rubavu
    """

    trip_id: str
    label: str


@dataclass(frozen=True)
class DeactivatedStaff(StaffView):
    """Somebody who was deactivated, and the trips that need another driver now.

    Attributes:
        trips: those that the person was to drive from now on, by their departure; the first twenty.
        trips_count: how many there are.

    Example:
        new_email: null
        new_phone: null
        roles: ["driver"]
        state: INACTIVE
        trips_count: 1
    """

    trips: Sequence[TripAhead]
    trips_count: int


@dataclass(frozen=True)
class StaffList:
    """A page of the company's people; `next_cursor` asks for the next page, and is null on the last one."""

    items: Sequence[StaffView]
    next_cursor: str | None


@dataclass(frozen=True)
class CompanyView:
    """A company, for its own people and for the platform's.

    Attributes:
        commission_bps: the platform's share of each fare, in hundredths of a percent.
        logo: the path of its logo; null if it has none.
        fictional: whether it was invented for demonstrations.

    Example:
        name: Sunbird Kivu Lines
        currency: RWF
        timezone: Africa/Kigali
        languages: ["rw", "en"]
        address: KN 5 Road, Kigali
        website: https://sunbird.example
        tax_number: "102345678"
        commission_bps: 500
        logo: /companies/co_4GJW83KSGZ34VPWJXZR40RFTVK/logo
        fictional: true
        state: ACTIVE
    """

    company_id: str
    name: str
    email: str
    phone: str
    address: str | None
    website: str | None
    tax_number: str | None
    currency: str
    timezone: str
    languages: Sequence[str]
    commission_bps: int
    logo: str | None
    fictional: bool
    state: CompanyState
    created_at: datetime | None


@dataclass(frozen=True)
class PublicCompanyView:
    """A company as its passengers see it: how to reach it, and the rules to know before paying.

    Example:
        name: Sunbird Kivu Lines
        languages: ["rw", "en"]
        address: KN 5 Road, Kigali
        website: https://sunbird.example
        logo: null
        fictional: true
        rules: ["Cancel at least 24 hours before the departure: the whole price is paid back."]
    """

    company_id: str
    name: str
    email: str
    phone: str
    address: str | None
    website: str | None
    languages: Sequence[str]
    logo: str | None
    fictional: bool
    cancellation: Sequence["BandView"]
    rules: Sequence[str]


@dataclass(frozen=True)
class BandView:
    """A cancellation at least `hours_before` the departure gives `refund_percent` of the price back.

    Example:
        hours_before: 24
        refund_percent: 100
    """

    hours_before: int
    refund_percent: int


@dataclass(frozen=True)
class PolicyView:
    """A company's policy. `is_default` tells that the company never set its own.

    Example:
        boarding_mismatch: warn
        sales_cut_off_minutes: 5
        turnaround_minutes: 30
        boarding_opens_minutes: 30
        boarding_window_minutes: 60
        departure_window_minutes: 15
        transfer_minutes: 15
        is_default: false
        rules: ["Cancel at least 24 hours before the departure: the whole price is paid back."]
    """

    cancellation: Sequence[BandView]
    boarding_mismatch: str
    sales_cut_off_minutes: int
    turnaround_minutes: int
    boarding_opens_minutes: int
    boarding_window_minutes: int
    departure_window_minutes: int
    transfer_minutes: int
    is_default: bool
    rules: Sequence[str]


@dataclass(frozen=True)
class BranchView:
    """An office of a company.

    Example:
        branch_id: brn_01KB3V9C4D6F8H1K3N5Q7S9V2X
        name: Musanze
        address: NM 24 Street, Musanze
    """

    branch_id: str
    name: str
    address: str
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class BranchList:
    """A page of a company's branches; `next_cursor` asks for the next page, and is null on the last one."""

    items: Sequence[BranchView]
    next_cursor: str | None


def company_view(company: Company) -> CompanyView:
    """Return a company as its own people see it."""
    return CompanyView(
        company_id=company.company_id,
        name=company.name,
        email=readable(company.email),
        phone=company.phone,
        address=company.address,
        website=company.website,
        tax_number=company.tax_number,
        currency=company.currency,
        timezone=company.timezone,
        languages=company.languages,
        commission_bps=company.commission_bps,
        logo=_logo(company),
        fictional=company.fictional,
        state=company.state,
        created_at=at(company.created_at) if company.created_at else None,
    )


def public_company_view(company: Company, policy: Policy) -> PublicCompanyView:
    """Return a company as its passengers see it."""
    return PublicCompanyView(
        company_id=company.company_id,
        name=company.name,
        email=readable(company.email),
        phone=company.phone,
        address=company.address,
        website=company.website,
        languages=company.languages,
        logo=_logo(company),
        fictional=company.fictional,
        cancellation=_bands(policy),
        rules=list(in_words(policy)),
    )


def policy_view(policy: Policy) -> PolicyView:
    """Return a policy as it is answered."""
    return PolicyView(
        cancellation=_bands(policy),
        boarding_mismatch=policy.boarding_mismatch,
        sales_cut_off_minutes=policy.sales_cut_off_minutes,
        turnaround_minutes=policy.turnaround_minutes,
        boarding_opens_minutes=policy.boarding_opens_minutes,
        boarding_window_minutes=policy.boarding_window_minutes,
        departure_window_minutes=policy.departure_window_minutes,
        transfer_minutes=policy.transfer_minutes,
        is_default=policy.revision == 0,
        rules=list(in_words(policy)),
    )


def branch_view(branch: Branch) -> BranchView:
    """Return a branch as it is answered."""
    email = readable(branch.email) if branch.email else None
    return BranchView(branch.branch_id, branch.name, branch.address, branch.phone, email)


def _logo(company: Company) -> str | None:
    return f"/companies/{company.company_id}/logo" if company.logo else None


def _bands(policy: Policy) -> list[BandView]:
    return [BandView(band.hours_before, band.refund_percent) for band in policy.cancellation]


def built_in_view(role: str, holders: int) -> RoleView:
    """Return a built-in role as it is answered."""
    return RoleView(role, role, built_in=True, permissions=sorted(permissions_of(role, {})), holders=holders)


def role_view(role: Role) -> RoleView:
    """Return a company's own role as it is answered."""
    return RoleView(
        role.role_id,
        role.name,
        built_in=False,
        permissions=sorted(role.permissions),
        holders=role.holders,
    )


def staff_view(member: Member, own: Roles, card: Card | None) -> StaffView:
    """Return a member as it is answered.

    Args:
        own: the company's own roles, at least the member's.
        card: of the member's account; None if it was deleted.
    """
    return StaffView(
        account_id=member.account_id,
        full_name=card.full_name if card else None,
        email=readable(card.email) if card and card.email else None,
        phone=card.phone if card else None,
        new_email=readable(card.new_email) if card and card.new_email else None,
        new_phone=card.new_phone if card else None,
        roles=sorted(member.roles),
        extra=sorted(member.extra),
        revoked=sorted(member.revoked),
        permissions=sorted(member.permissions(own)),
        state=member.state,
        created_at=at(member.created_at),
    )
