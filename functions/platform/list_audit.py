"""GET /audit: who did what, newest first."""

from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.platform import auditing
from tms.platform.requests import AuditQuery
from tms.platform.views import AuditTrail

app = service_app("platform")


@app.get(
    "/audit",
    allow=Permission.AUDIT_READ,
    query=AuditQuery,
    returns=AuditTrail,
    errors={400: ("bad_cursor",), 404: ("company_not_found",)},
    summary="Read the audit records",
)
def list_audit(caller: Caller, query: AuditQuery) -> AuditTrail:
    """List audit records."""
    return auditing.list_audit(caller, query)
