"""What the accounts' endpoints take, and the fields that other services' requests share with them."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from tms.accounts.passwords.policy import check_policy
from tms.kernel import email_address
from tms.kernel.http.reader import Wanted, verbatim
from tms.kernel.http.requests import Body, Email, PersonName, Phone, RecordId
from tms.kernel.phone import e164
from tms.kernel.text import solid


def normal_form(identifier: str) -> str:
    """Return an identifier in its normal form. What is no address or number has no account."""
    try:
        return email_address.normal(identifier) if "@" in identifier else e164(identifier)
    except ValueError:
        return identifier.lower()


Identifier = Annotated[
    str, Meta(min_length=3, max_length=254), Wanted("an e-mail address or a phone number", normal_form)
]
OneTimeCode = Annotated[str, Meta(pattern=r"^[0-9]{6}$"), Wanted("the six digits of the code", bare=solid)]
"""As people read it to each other and as mails are copied: with a blank or a hyphen inside."""

NewPassword = Annotated[str, Wanted("a new password", check_policy, bare=verbatim)]
Password = Annotated[str, Meta(min_length=1, max_length=200), Wanted("the password", bare=verbatim)]


DeviceToken = Annotated[
    str,
    Meta(min_length=1, max_length=100),
    Wanted("the device token as a sign-in answered it", bare=verbatim),
]
"""What a device keeps of its last sign-in, and shows with the next one."""


class RegisterRequest(Body):
    """A new passenger. An e-mail address, a phone number, or both."""

    full_name: PersonName
    email: Email | None = None
    phone: Phone | None = None
    password: NewPassword

    def __post_init__(self) -> None:
        if not (self.email or self.phone):
            raise ValueError("Give an e-mail address or a phone number.")


class VerifyRequest(Body):
    """The code that went to an e-mail address or phone number, for the account that claims it.

    Registering answers the account's id, and so does a sign-in that is refused as `account_unverified`.
    Without the id, an attacker could open an account with the address of somebody else, who would confirm it.
    """

    account_id: Annotated[RecordId, Wanted("the id of the account, as registering answered it")]
    identifier: Identifier
    code: OneTimeCode
    device_token: DeviceToken | None = None


class AnotherCodeRequest(Body):
    """Where another code is to go."""

    identifier: Identifier


class EditRequest(Body):
    """What to change of the caller's account; what is left out stays, null removes a way to sign in.

    A change of `email` or `phone` needs the present `password`.
    """

    full_name: PersonName | UnsetType = UNSET
    email: Email | UnsetType | None = UNSET
    phone: Phone | UnsetType | None = UNSET
    password: Password | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of identifiers that it changes: `email`, `phone`."""
        return frozenset(kind for kind in ("email", "phone") if getattr(self, kind) is not UNSET)

    @property
    def identifiers(self) -> frozenset[str]:
        """The e-mail address and the phone number that it gives."""
        return frozenset(identifier for identifier in (self.email, self.phone) if identifier)


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
    device_token: DeviceToken | None = None


class ResetRequest(Body):
    """The code that was sent, the challenge that was answered to the request for it, and a new password.

    Example:
        code: "271828"
        new_password: a stapler in the rain
    """

    identifier: Identifier
    challenge: Annotated[
        str, Meta(min_length=1, max_length=100), Wanted("the challenge as it was answered", bare=verbatim)
    ]
    code: OneTimeCode
    new_password: NewPassword
    device_token: DeviceToken | None = None
