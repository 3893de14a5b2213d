"""DELETE /auth/me: delete the caller's own account."""

from tms.auth import deleting
from tms.auth.requests import PasswordRequest
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.delete(
    "/auth/me",
    allow=Permission.ACCOUNT_UPDATE,
    body=PasswordRequest,
    sealed=True,
    status=204,
    errors={
        401: ("account_gone",),
        403: ("wrong_password",),
        409: ("last_owner",),
        429: ("too_many_attempts",),
    },
    summary="Delete one's account",
)
def delete_me(caller: Caller, request: PasswordRequest) -> Answer:
    """Delete the account. What was sold stays in the books, without the person; nothing brings it back."""
    deleting.delete_account(caller, request)
    return Answer()
