"""Use case: read the audit trail of a company, or the platform's own."""

from typing import TYPE_CHECKING

from tms.kernel.access import tenancy
from tms.kernel.access.audit import PLATFORM
from tms.kernel.access.caller import Caller
from tms.kernel.errors import BadRequest, NotFound
from tms.kernel.http.pages import next_cursor, sort_key
from tms.kernel.ids import is_id
from tms.platform import store
from tms.platform.store import AuditFilter
from tms.platform.views import AuditTrail

if TYPE_CHECKING:
    from tms.platform.requests import AuditQuery


def list_audit(caller: Caller, query: "AuditQuery") -> AuditTrail:
    """Return audit records, newest first.

    A caller who works for a company reads its trail only. With a filter, the newest records may be missing
    for a moment: an index follows its table.

    Raises:
        NotFound: `company_not_found`: the trail of another company, or the platform's.
        BadRequest: `bad_cursor`.
    """
    trail = _trail(caller, query.company)
    wanted = AuditFilter(trail, query.actor, query.target, query.action, query.since, query.until)
    records, following = store.read(wanted, behind=_place(query.cursor), limit=query.limit)
    company_id = None if trail == PLATFORM else trail
    return AuditTrail(company_id, records, next_cursor(following))


def _trail(caller: Caller, asked: str | None) -> str:
    if caller.company is None:
        return asked or PLATFORM
    if asked is not None and not caller.works_for(asked):
        missing = NotFound("company_not_found", f"There is no company {asked}.")
        raise tenancy.hidden(caller, asked, asked, missing)
    return caller.company


def _place(given: str | None) -> str | None:
    """Return the id of the record after which a page begins; it does not say in which trail."""
    place = sort_key(given)
    if place is not None and not is_id("aud", place):
        raise BadRequest("bad_cursor", "This cursor is none of ours. Ask for the first page.")
    return place
