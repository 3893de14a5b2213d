"""What the auth endpoints take."""

from typing import Annotated

from msgspec import Meta

from tms.accounts.requests import DeviceToken, Identifier, NewPassword, OneTimeCode, Password
from tms.kernel.http.reader import Wanted, verbatim
from tms.kernel.http.requests import Body
from tms.kernel.text import unbroken


def _copied(token: str) -> str:
    """Return a token as it was mailed, without the marks around it that a person copied with it."""
    return unbroken(token).strip("<>()[]{}\"'.,;:")


class LoginRequest(Body):
    """A sign-in by e-mail address or phone number.

    Attributes:
        device_token: from the last sign-in on this device. With it the owner is heard while others guess.
    """

    identifier: Identifier
    password: Password
    device_token: DeviceToken | None = None


class StaffVerifyRequest(Body):
    """The second step of staff's sign-in: the challenge that the first step answered, and the code."""

    challenge: Annotated[
        str, Meta(min_length=1, max_length=200), Wanted("the challenge as it was answered", bare=verbatim)
    ]
    code: OneTimeCode
    device_token: DeviceToken | None = None


class RefreshRequest(Body):
    """A refresh token to exchange for new tokens."""

    refresh_token: Annotated[
        str, Meta(min_length=1, max_length=300), Wanted("the refresh token", bare=verbatim)
    ]


class AcceptRequest(Body):
    """An invitation as it came by mail, and the password to sign in with from now on.

    Example:
        token: acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU
    """

    token: Annotated[
        str, Meta(min_length=1, max_length=200), Wanted("the token of the invitation", bare=_copied)
    ]
    password: NewPassword
