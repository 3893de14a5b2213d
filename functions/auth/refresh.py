"""POST /auth/refresh: exchange a refresh token for new tokens."""

from tms.auth.refresh import refresh
from tms.auth.requests import RefreshRequest
from tms.auth.views import Tokens
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/refresh",
    public=True,
    body=RefreshRequest,
    jwe=True,
    returns=Tokens,
    errors={401: ("session_over",), 403: ("account_suspended", "company_suspended", "membership_ended")},
    rate=50,
    summary="Renew a session",
)
def handle(request: RefreshRequest, gateway: Gateway) -> Tokens:
    """Renew a session. The refresh token of the answer is the next to use.

    A client that lost the answer may send the same token again for 30 seconds and gets the same next one. A
    later use of a former token ends the session.
    """
    return refresh(request, gateway.source_ip)
