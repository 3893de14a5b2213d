"""GET /auth/me: the caller's own account."""

from tms.auth import profile
from tms.auth.views import Me
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.get(
    "/auth/me",
    allow=Permission.ACCOUNT_READ,
    returns=Me,
    errors={401: ("account_gone",)},
    summary="Who am I",
)
def get_me(caller: Caller) -> Me:
    """Tell the caller who they are."""
    return profile.me(caller)
