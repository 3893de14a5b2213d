"""DELETE /auth/me: delete the caller's own account."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.privacy.delete_me import delete_me
from tms.privacy.requests import PasswordRequest

app = service_app("auth")


@app.delete(
    "/auth/me",
    allow=Permission.ACCOUNT_UPDATE,
    body=PasswordRequest,
    jwe=True,
    status=204,
    errors={
        401: ("account_gone",),
        403: ("wrong_password",),
        409: ("last_owner",),
        429: ("too_many_attempts",),
    },
    rate=10,
    summary="Delete one's account",
)
def handle(caller: Caller, request: PasswordRequest) -> Answer:
    """Delete the account for good. Sales stay in the books, without the person."""
    delete_me(caller, request)
    return Answer()
