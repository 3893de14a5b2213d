"""POST /auth/logout: end the session whose access token this is."""

from tms.auth import sessions
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.post("/auth/logout", allow=Permission.ACCOUNT_READ, gives_up=True, status=204, summary="Sign out here")
def logout(caller: Caller) -> Answer:
    """Sign out. The access token itself is good until it runs out, fifteen minutes at most."""
    sessions.sign_out(caller)
    return Answer()
