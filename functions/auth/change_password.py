"""POST /auth/password: change the caller's password."""

from tms.auth import changing_password
from tms.auth.requests import NewPasswordRequest
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.post(
    "/auth/password",
    allow=Permission.ACCOUNT_UPDATE,
    body=NewPasswordRequest,
    sealed=True,
    status=204,
    errors={401: ("account_gone",), 403: ("wrong_password",), 429: ("too_many_attempts",)},
    summary="Change one's password",
)
def change_password(caller: Caller, request: NewPasswordRequest) -> Answer:
    """Change the password. Whoever is signed in elsewhere is signed out."""
    changing_password.change(caller, request)
    return Answer()
