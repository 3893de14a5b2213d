"""POST /auth/logout-all: end all sessions of the caller."""

from tms.accounts.logout_all import logout_all
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("auth")


@app.post(
    "/auth/logout-all",
    allow=Permission.ACCOUNT_READ,
    allowed_while_suspended=True,
    status=204,
    rate=20,
    summary="Sign out everywhere",
)
def handle(caller: Caller) -> Answer:
    """Sign out on every device."""
    logout_all(caller)
    return Answer()
