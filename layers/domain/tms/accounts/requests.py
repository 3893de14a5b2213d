"""What the accounts' endpoints take, and the fields that other services' requests share with them."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints, model_validator

from tms.accounts.passwords.policy import check_policy
from tms.kernel.http.requests import Body, Email, PersonName, Phone, RecordId, e164


def normal_form(identifier: str) -> str:
    """Return an identifier in its normal form. Text that is no phone number stays: no account has it."""
    if "@" in identifier:
        return identifier.lower()
    try:
        return e164(identifier)
    except ValueError:
        return identifier


Identifier = Annotated[str, StringConstraints(min_length=3, max_length=254), AfterValidator(normal_form)]
OneTimeCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
NewPassword = Annotated[str, StringConstraints(strip_whitespace=False), AfterValidator(check_policy)]
Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]


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


class VerifyRequest(Body):
    """The code that went to an e-mail address or phone number, for the account that claims it.

    Registering answers the account's id, and so does a sign-in that is refused as `account_unverified`.
    Without the id, an attacker could open an account with the address of somebody else, who would confirm it.
    """

    account_id: RecordId
    identifier: Identifier
    code: OneTimeCode


class AnotherCodeRequest(Body):
    """Where another code is to go."""

    identifier: Identifier


class EditRequest(Body):
    """What to change of the caller's account; what is left out stays, null removes a way to sign in.

    A change of `email` or `phone` needs the present `password`.
    """

    full_name: PersonName | None = None
    email: Email | None = None
    phone: Phone | None = None
    password: Password | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of identifiers that it changes: `email`, `phone`."""
        return frozenset({"email", "phone"} & self.model_fields_set)

    @property
    def identifiers(self) -> frozenset[str]:
        """The e-mail address and the phone number that it gives."""
        return frozenset(identifier for identifier in (self.email, self.phone) if identifier)

    @model_validator(mode="after")
    def named(self) -> "EditRequest":
        """Refuse to remove the name: manifests need one."""
        if "full_name" in self.model_fields_set and self.full_name is None:
            raise ValueError("a name can be changed, not removed")
        return self


class NewPasswordRequest(Body):
    """The present password and the new one.

    Example:
        new_password: a stapler in the rain
    """

    password: Password
    new_password: NewPassword


class ForgotRequest(Body):
    """An identifier of the account whose password was forgotten."""

    identifier: Identifier


class ResetRequest(Body):
    """The code that was sent, the challenge that was answered to the request for it, and a new password.

    Example:
        code: "271828"
        password: a stapler in the rain
    """

    identifier: Identifier
    challenge: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=100)]
    code: OneTimeCode
    password: NewPassword
