"""What the platform's endpoints take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from tms.companies.company import CompanyState
from tms.companies.requests import Address, Commission, CompanyName, Currency, Languages, TaxNumber, TimeZone
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import (
    Body,
    Cursor,
    Email,
    Limit,
    Moment,
    PersonName,
    Phone,
    RecordId,
    printable,
)


class AuditQuery(Body):
    """Which audit records: of an actor, about a target, of an action, `since` a time and before `until`.

    `company` is for the platform's administrators: a company's id, or `platform` for what concerns none.

    Example:
        company: co_4GJW83KSGZ34VPWJXZR40RFTVK
        actor: acc_5FFVQQM82RWPXZGBPHFCQ3T3WY
        target: trp_7G15T0MY4WN8S49P2MT57JJKMH
        action: trip.departed
        since: 2026-12-01T00:00:00+02:00
        until: 2026-12-02T00:00:00+02:00
    """

    company: Annotated[RecordId | Literal["platform"], Wanted("the id of a company, or platform")] | None = (
        None
    )
    actor: (
        Annotated[str, Meta(min_length=1, max_length=100), Wanted("the id of the account that acted")] | None
    ) = None
    target: (
        Annotated[str, Meta(min_length=1, max_length=100), Wanted("the id of what was changed")] | None
    ) = None
    action: (
        Annotated[
            str,
            Meta(pattern=r"^[a-z_]{1,40}\.[a-z_]{1,40}$"),
            Wanted("the name of an action, as trip.departed"),
        ]
        | None
    ) = None
    since: Moment | None = None
    until: Moment | None = None
    limit: Limit = 50
    cursor: Cursor | None = None


class SuspensionRequest(Body):
    """Why a company is suspended, for its owners and the audit trail. It must not contain personal data.

    Example:
        reason: The licence has run out.
    """

    reason: Annotated[
        str, Meta(min_length=3, max_length=500), Wanted("the reason, in 3 to 500 characters", printable)
    ]


class OwnerRequest(Body):
    """The first owner of a company. An invitation goes to the e-mail address."""

    full_name: PersonName
    email: Email
    phone: Phone | None = None


class CompanyRequest(Body):
    """A company to put on record. Its fares are in its currency, its service days in its time zone.

    Attributes:
        email, phone: for its passengers.
        commission_bps: the platform's share of each fare, in hundredths of a percent.

    Example:
        name: Sunbird Kivu Lines
        currency: RWF
        timezone: Africa/Kigali
        languages: ["rw", "en"]
        commission_bps: 500
    """

    name: CompanyName
    email: Email
    phone: Phone
    currency: Currency
    timezone: TimeZone
    languages: Languages = ("en",)
    address: Address | None = None
    tax_number: TaxNumber | None = None
    commission_bps: Commission = 0
    owner: Annotated[OwnerRequest, Wanted("the first owner: full_name, email and maybe phone")]


class CompanyEdit(Body):
    """What to change of a company; what is left out stays.

    Example:
        name: Sunbird Kivu Lines
        currency: RWF
        timezone: Africa/Kigali
        commission_bps: 450
    """

    name: CompanyName | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    timezone: TimeZone | UnsetType = UNSET
    commission_bps: Commission | UnsetType = UNSET


class CompanyQuery(Body):
    """Which companies to list: those with a part of a name, active or suspended ones.

    Example:
        q: sunbird
        state: ACTIVE
    """

    q: Annotated[str, Meta(max_length=80), Wanted("a part of a name, in at most 80 characters")] = ""
    state: Annotated[CompanyState, Wanted("ACTIVE or SUSPENDED")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50
