"""What the platform's endpoints take."""

from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, RecordId, printable


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
