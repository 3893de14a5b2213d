"""POST /auth/logout: end the session of the access token."""

from tms.accounts.logout import logout
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("auth")


@app.post(
    "/auth/logout",
    allow=Permission.ACCOUNT_READ,
    allowed_while_suspended=True,
    status=204,
    rate=50,
    summary="Sign out here",
)
def handle(caller: Caller) -> Answer:
    """Sign out. The access token works until it runs out, fifteen minutes at most."""
    logout(caller)
    return Answer()
