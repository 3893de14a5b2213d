"""What the privacy endpoints take."""

from tms.accounts.requests import Password
from tms.kernel.http.requests import Body


class PasswordRequest(Body):
    """The caller's own password, asked for again."""

    password: Password
