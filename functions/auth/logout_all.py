"""POST /auth/logout-all: end all sessions of the caller."""

from tms.auth import sessions
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.post(
    "/auth/logout-all",
    allow=Permission.ACCOUNT_READ,
    gives_up=True,
    status=204,
    summary="Sign out everywhere",
)
def logout_all(caller: Caller) -> Answer:
    """Sign out on every device."""
    sessions.sign_out_everywhere(caller)
    return Answer()
