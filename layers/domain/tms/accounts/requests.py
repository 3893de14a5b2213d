"""What the auth endpoints take."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints, model_validator

from tms.accounts.passwords.policy import check_policy
from tms.kernel.http.requests import Body, Email, PersonName, Phone, RecordId, e164


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


class AcceptRequest(Body):
    """An invitation as it came by mail, and the password to sign in with from now on.

    Example:
        token: acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU
    """

    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    password: NewPassword


class LoginRequest(Body):
    """A sign-in by e-mail address or phone number."""

    identifier: LoginName
    password: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]


class RefreshRequest(Body):
    """A refresh token to exchange for new tokens."""

    refresh_token: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=300)]


class VerifyRequest(Body):
    """The code that went to an e-mail address or phone number, for the account that claims it.

    Registering answers the account's id, and so does a sign-in that is refused as `account_unverified`.
    Without it, who reads the mail could be made to confirm an account that a stranger opened in their name.
    """

    account_id: RecordId
    identifier: LoginName
    code: OneTimeCode


class AnotherCodeRequest(Body):
    """A wish for another code."""

    identifier: LoginName


class StaffVerifyRequest(Body):
    """The second step of staff's sign-in: what the first one answered, and the code that was sent."""

    challenge: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]
    code: OneTimeCode


Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]


class PasswordRequest(Body):
    """The caller's own password, asked again."""

    password: Password


class EditRequest(Body):
    """What to change of the caller's account; what is not named stays, null removes a way to sign in.

    A change of `email` or `phone` needs the present `password`.
    """

    full_name: PersonName | None = None
    email: Email | None = None
    phone: Phone | None = None
    password: Password | None = None

    @property
    def ways(self) -> frozenset[str]:
        """The ways to sign in that it changes: `email`, `phone`."""
        return frozenset({"email", "phone"} & self.model_fields_set)

    @property
    def names(self) -> frozenset[str]:
        """The address and the number that it gives."""
        return frozenset(name for name in (self.email, self.phone) if name)

    @model_validator(mode="after")
    def named(self) -> "EditRequest":
        """Refuse to take the name away: manifests need one."""
        if "full_name" in self.model_fields_set and self.full_name is None:
            raise ValueError("a name can be changed, not removed")
        return self


class NewPasswordRequest(Body):
    """The present password, and the one to come.

    Example:
        new_password: a stapler in the rain
    """

    password: Password
    new_password: NewPassword


class ForgotRequest(Body):
    """Whose password was forgotten."""

    identifier: LoginName


class ResetRequest(Body):
    """The code that was sent, what was answered when it was asked for, and the password to come.

    Example:
        code: "271828"
        password: a stapler in the rain
    """

    identifier: LoginName
    challenge: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=100)]
    code: OneTimeCode
    password: NewPassword
