"""POST /auth/staff/accept: choose a password with the invitation that came by mail, and join the company.

Then sign in: staff by POST /auth/staff/login, drivers and devices by POST /auth/login.
"""

from tms.auth.accept_invitation import accept_invitation
from tms.auth.requests import AcceptRequest
from tms.auth.views import Joined
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/staff/accept",
    public=True,
    jwe=True,
    body=AcceptRequest,
    returns=Joined,
    errors={
        401: ("invitation_over",),
        403: ("account_suspended", "company_suspended"),
        409: ("account_exists",),
        429: ("too_many_attempts",),
    },
    rate=10,
    summary="Accept an invitation",
)
def handle(request: AcceptRequest, gateway: Gateway) -> Joined:
    """Accept an invitation."""
    return accept_invitation(request, gateway.source_ip)
