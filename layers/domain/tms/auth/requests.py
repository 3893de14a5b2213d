"""What the auth endpoints take."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints, model_validator

from tms.auth.password_policy import check_policy
from tms.kernel.requests import Body, Email, PersonName, Phone, e164


def login_name(text: str) -> str:
    """Return a name to sign in with in its normal form; what is no phone number is looked up as it stands."""
    if "@" in text:
        return text.lower()
    try:
        return e164(text)
    except ValueError:
        return text


LoginName = Annotated[str, StringConstraints(min_length=3, max_length=254), AfterValidator(login_name)]
OneTimeCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
NewPassword = Annotated[str, StringConstraints(strip_whitespace=False), AfterValidator(check_policy)]


class RegisterRequest(Body):
    """A new passenger. An e-mail address, a phone number, or both."""

    full_name: PersonName
    email: Email | None = None
    phone: Phone | None = None
    password: NewPassword

    @model_validator(mode="after")
    def reachable(self) -> "RegisterRequest":
        """Ask for at least one way to sign in."""
        if not (self.email or self.phone):
            raise ValueError("give an e-mail address or a phone number")
        return self


class LoginRequest(Body):
    """A sign-in by e-mail address or phone number."""

    identifier: LoginName
    password: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]


class RefreshRequest(Body):
    """A refresh token to exchange for new tokens."""

    refresh_token: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=300)]


class VerifyRequest(Body):
    """The code that went to an e-mail address or phone number that somebody registered."""

    identifier: LoginName
    code: OneTimeCode


class AnotherCodeRequest(Body):
    """A wish for another code."""

    identifier: LoginName


class StaffVerifyRequest(Body):
    """The second step of staff's sign-in: what the first one answered, and the code that was sent."""

    challenge: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]
    code: OneTimeCode
