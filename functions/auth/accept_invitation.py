"""POST /auth/staff/accept: choose a password with the invitation that came by mail, and join the company.

Then sign in: staff by POST /auth/staff/login, drivers and devices by POST /auth/login.
"""

from tms.auth import accepting
from tms.auth.requests import AcceptRequest
from tms.auth.views import Joined
from tms.kernel.http import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/staff/accept",
    public=True,
    sealed=True,
    body=AcceptRequest,
    returns=Joined,
    errors={
        401: ("invitation_over",),
        403: ("account_suspended", "company_suspended"),
        409: ("account_exists",),
        429: ("too_many_attempts",),
    },
    summary="Accept an invitation",
)
def accept_invitation(request: AcceptRequest, gateway: Gateway) -> Joined:
    """Accept an invitation."""
    return accepting.accept(request, gateway.source_ip)
