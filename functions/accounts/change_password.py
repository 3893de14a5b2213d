"""POST /auth/password: change the caller's password."""

from tms.accounts.change_password import change_password
from tms.accounts.requests import NewPasswordRequest
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("auth")


@app.post(
    "/auth/password",
    allow=Permission.ACCOUNT_UPDATE,
    body=NewPasswordRequest,
    jwe=True,
    status=204,
    errors={401: ("account_gone",), 403: ("wrong_password",), 429: ("too_many_attempts",)},
    rate=10,
    summary="Change one's password",
)
def handle(caller: Caller, request: NewPasswordRequest) -> Answer:
    """Change the password. Sessions on other devices end."""
    change_password(caller, request)
    return Answer()
