"""What the companies' endpoints take."""

import re
from base64 import b64decode
from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo

from msgspec import UNSET, Meta, UnsetType

from tms.companies.lookalikes import look
from tms.companies.policy import BadBands, Band, Mismatch, Policy, in_order
from tms.kernel.access.permissions import Permission
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Email, Limit, PersonName, Phone, printable

MOST_KEY_BYTES = 480
"""The largest normal form of a role's name, in bytes: it is part of a key, of which DynamoDB takes 1,024.

Sixty letters of any script fit. Sixty of those characters that stand for eighteen letters each do not.
"""

Word = TypeVar("Word", bound=str)


def _each_once(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(set(words)))


def _printable_and_short(name: str) -> str:
    shown = printable(name)
    if len(look(shown).encode()) > MOST_KEY_BYTES:
        raise ValueError("A character of it stands for many others. Write them out, in 60 characters.")
    return shown


Permissions = Annotated[
    tuple[Annotated[Permission, Wanted("one of the permissions that GET /permissions lists")], ...],
    Meta(max_length=len(Permission)),
    Wanted("permissions, each at most once", _each_once),
]

RoleName = Annotated[
    str,
    Meta(min_length=1, max_length=60),
    Wanted("the name of a role, in at most 60 characters", _printable_and_short),
]

RoleRef = Annotated[
    str,
    Meta(pattern=r"^[a-z_]{1,20}$|^rol_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    Wanted("the name of a built-in role, as agent, or the id of one of your own"),
]
"""The name of a built-in role, or the id of one that the company made."""

RoleRefs = Annotated[
    tuple[RoleRef, ...], Meta(min_length=1, max_length=20), Wanted("1 to 20 roles", _each_once)
]


_PNG = b"\x89PNG\r\n\x1a\n"
MOST_LOGO_BYTES = 64 * 1024

_URL = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[!-~]*)?", re.ASCII)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError("No time zone is called so. Write it as Africa/Kigali.") from None
    return name


def _picture(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        raise ValueError("This is no base64.") from None
    if not data.startswith(_PNG):
        raise ValueError("This is no PNG picture.")
    if len(data) > MOST_LOGO_BYTES:
        raise ValueError(f"The picture has {len(data)} bytes, {MOST_LOGO_BYTES} are possible.")
    return data


def _checked_picture(text: str) -> str:
    _picture(text)
    return text


def _in_turn(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(words))


CompanyName = Annotated[
    str,
    Meta(min_length=2, max_length=80),
    Wanted("the name of a company, in 2 to 80 characters", printable),
]
Currency = Annotated[
    str, Meta(pattern=r"^[A-Z]{3}$"), Wanted("a currency by its three capital letters (ISO 4217), as RWF")
]
TimeZone = Annotated[
    str, Meta(max_length=64), Wanted("a time zone by its IANA name, as Africa/Kigali", _zone)
]
Languages = Annotated[
    tuple[Annotated[Literal["en", "fr", "rw", "sw"], Wanted("en, fr, rw or sw")], ...],
    Meta(min_length=1, max_length=4),
    Wanted("1 to 4 languages, the preferred one first", _in_turn),
]
Address = Annotated[
    str,
    Meta(min_length=3, max_length=200),
    Wanted("an address in one line of 3 to 200 characters", printable),
]
Website = Annotated[
    str, Meta(max_length=200), Wanted("an address that begins with https://, in small letters", form=_URL)
]
TaxNumber = Annotated[
    str,
    Meta(pattern=r"^[A-Z0-9][A-Z0-9 ./-]{2,29}$"),
    Wanted("a tax number of 3 to 30 capital letters and digits"),
]
Commission = Annotated[
    int, Meta(ge=0, le=5000), Wanted("the platform's share in hundredths of a percent, from 0 to 5000")
]


class CompanyChange(Body):
    """What to change of a company's profile; what is left out stays, and null removes what may be missing.

    The platform's administrators change the currency, the time zone and the commission: fares and service
    days depend on the first two.

    Example:
        name: Sunbird Kivu Lines
        languages: ["rw", "en"]
        address: KN 5 Road, Kigali
        website: https://sunbird.example
        tax_number: "102345678"
    """

    name: CompanyName | UnsetType = UNSET
    email: Email | UnsetType = UNSET
    phone: Phone | UnsetType = UNSET
    languages: Languages | UnsetType = UNSET
    address: Address | UnsetType | None = UNSET
    website: Website | UnsetType | None = UNSET
    tax_number: TaxNumber | UnsetType | None = UNSET


class BandRequest(Body):
    """A cancellation at least `hours_before` the departure gives `refund_percent` of the price back.

    Example:
        hours_before: 24
        refund_percent: 100
    """

    hours_before: Annotated[int, Meta(ge=0, le=720), Wanted("hours before the departure, from 0 to 720")]
    refund_percent: Annotated[int, Meta(ge=0, le=100), Wanted("a percentage from 0 to 100")]


Minutes = Annotated[int, Meta(ge=0, le=240), Wanted("minutes, from 0 to 240")]


class PolicyRequest(Body):
    """A company's policy, whole. What is sold already keeps the rules of its purchase.

    Attributes:
        cancellation: bands in any order; later than the last one nothing is paid back.
        boarding_mismatch: whether a departure is refused (`block`) or only warned about (`warn`) when fewer
            passengers boarded than have tickets.
        sales_cut_off_minutes: sales end so long before the bus leaves a stop.
        turnaround_minutes: a bus and its driver have at least so long between two trips.
        boarding_opens_minutes: boarding opens by itself so long before the departure.
        boarding_window_minutes: a driver may open it at most so long before.
        departure_window_minutes: the bus may leave at most so long before its departure.
        transfer_minutes: passengers who change to or from one of its buses have at least so long.

    Example:
        boarding_mismatch: warn
        sales_cut_off_minutes: 5
        turnaround_minutes: 30
        boarding_opens_minutes: 30
        boarding_window_minutes: 60
        departure_window_minutes: 15
        transfer_minutes: 15
    """

    cancellation: Annotated[
        tuple[Annotated[BandRequest, Wanted("a band: hours_before and refund_percent")], ...],
        Meta(max_length=6),
        Wanted("at most 6 bands"),
    ]
    boarding_mismatch: Annotated[Mismatch, Wanted("warn or block")] = Mismatch.WARN
    sales_cut_off_minutes: Minutes = 5
    turnaround_minutes: Minutes = 30
    boarding_opens_minutes: Minutes = 30
    boarding_window_minutes: Minutes = 60
    departure_window_minutes: Minutes = 15
    transfer_minutes: Minutes = 15

    def __post_init__(self) -> None:
        try:
            in_order(self.bands)
        except BadBands as bad:
            raise ValueError(f"Band {bad.place + 1} of the cancellation: {bad}") from None
        if self.boarding_opens_minutes > self.boarding_window_minutes:
            raise ValueError("Boarding cannot open by itself before a driver may open it.")
        if self.departure_window_minutes > self.boarding_window_minutes:
            raise ValueError("A bus cannot leave before boarding may open.")

    @property
    def bands(self) -> list[Band]:
        """The bands as they were sent."""
        return [Band(each.hours_before, each.refund_percent) for each in self.cancellation]

    def policy(self, revision: int) -> Policy:
        """Return the policy that it asks for."""
        return Policy(
            cancellation=in_order(self.bands),
            boarding_mismatch=self.boarding_mismatch,
            sales_cut_off_minutes=self.sales_cut_off_minutes,
            turnaround_minutes=self.turnaround_minutes,
            boarding_opens_minutes=self.boarding_opens_minutes,
            boarding_window_minutes=self.boarding_window_minutes,
            departure_window_minutes=self.departure_window_minutes,
            transfer_minutes=self.transfer_minutes,
            revision=revision,
        )


class LogoRequest(Body):
    """A logo: a PNG picture of at most 64 KiB, in base64.

    Example:
        png: iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
    """

    png: Annotated[
        str, Meta(max_length=90_000), Wanted("a PNG picture of at most 64 KiB, in base64", _checked_picture)
    ]

    @property
    def data(self) -> bytes:
        """The picture."""
        return _picture(self.png)


BranchName = Annotated[
    str, Meta(min_length=1, max_length=80), Wanted("a name of at most 80 characters", printable)
]


class BranchRequest(Body):
    """An office of the company.

    Example:
        name: Musanze
        address: NM 24 Street, Musanze
    """

    name: BranchName
    address: Address
    phone: Phone | None = None
    email: Email | None = None


class BranchChange(Body):
    """What to change of a branch; what is left out stays, and null removes what may be missing.

    Example:
        name: Musanze bus park
        address: NM 24 Street, Musanze
    """

    name: BranchName | UnsetType = UNSET
    address: Address | UnsetType = UNSET
    phone: Phone | UnsetType | None = UNSET
    email: Email | UnsetType | None = UNSET


class BranchQuery(Body):
    """Which page of the branches."""

    cursor: Cursor | None = None
    limit: Limit = 50


class RoleRequest(Body):
    """A role to make. It also holds what every account may do with itself.

    Example:
        name: Night gate
    """

    name: RoleName
    permissions: Permissions


class RoleChange(Body):
    """What to change of a role; what is left out stays.

    Example:
        name: Night gate
    """

    name: RoleName | None = None
    permissions: Permissions | None = None

    def __post_init__(self) -> None:
        if self.name is None and self.permissions is None:
            raise ValueError("Give a name or permissions.")


class StaffQuery(Body):
    """Which people to list: those with a role, active or deactivated ones. Invited ones are active.

    Example:
        role: agent
        active: true
    """

    role: RoleRef | None = None
    active: Annotated[bool, Wanted("true for active people, or false for deactivated ones")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


class InvitationRequest(Body):
    """Somebody to work for the company. An invitation goes to the e-mail address.

    Example:
        roles: ["agent"]
    """

    full_name: PersonName
    email: Email
    phone: Phone | None = None
    roles: RoleRefs
    extra: Permissions = ()
    revoked: Permissions = ()


class StaffChange(Body):
    """What to change of somebody who works for the company; what is left out stays.

    Example:
        roles: ["agent", "inspector"]
    """

    full_name: PersonName | None = None
    email: Email | None = None
    phone: Phone | None = None
    roles: RoleRefs | None = None
    extra: Permissions | None = None
    revoked: Permissions | None = None

    def __post_init__(self) -> None:
        personal, granted = (self.full_name, self.email, self.phone), (self.roles, self.extra, self.revoked)
        if all(each is None for each in (*personal, *granted)):
            raise ValueError("Give a name, an address, a number, roles, or extra or revoked permissions.")
