"""POST /auth/password/reset: set a new password with the code that was sent."""

from tms.auth import resetting_password
from tms.auth.requests import ResetRequest
from tms.kernel.http import Answer, Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/password/reset",
    public=True,
    body=ResetRequest,
    sealed=True,
    status=204,
    errors={401: ("wrong_code",), 403: ("account_suspended",), 429: ("too_many_attempts",)},
    summary="Set a new password by code",
)
def reset_password(request: ResetRequest, gateway: Gateway) -> Answer:
    """Set a new password. All sessions end; sign in with it then."""
    resetting_password.reset(request, gateway.source_ip)
    return Answer()
