"""GET /audit: what happened and which account did it, newest first."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.list_audit import list_audit
from tms.platform.requests import AuditQuery
from tms.platform.views import AuditTrail

app = service_app("platform")


@app.get(
    "/audit",
    allow=Permission.AUDIT_READ,
    of_others=True,
    query=AuditQuery,
    returns=AuditTrail,
    errors={400: ("bad_cursor",), 404: ("company_not_found",)},
    summary="Read the audit records",
)
def handle(caller: Caller, query: AuditQuery) -> AuditTrail:
    """List audit records."""
    return list_audit(caller, query)
