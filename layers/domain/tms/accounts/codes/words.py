"""The words of mails and SMS with codes, notices and invitations: pure.

The subject of a mail does not hold the code: a locked phone shows subjects to whoever holds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.kernel.text import one_line

_MINUTES = CODE_LIFE_SECONDS // 60


@dataclass(frozen=True)
class Words:
    """A message as a mail and as an SMS (at most 160 characters)."""

    subject: str
    mail: str
    sms: str


def words_of_code(purpose: Purpose, code: str) -> Words:
    """Return the words that a code is sent in."""
    subject, aim, otherwise = _OF_PURPOSE[purpose]
    return Words(
        subject=subject,
        mail=(
            f"Your code to {aim}:\n\n    {code}\n\n"
            f"It is good for {_MINUTES} minutes, once. Nobody of us will ask you for it.\n\n{otherwise}\n"
        ),
        sms=f"{code} is your TMS code to {aim}. Good for {_MINUTES} minutes. Do not tell it to anybody.",
    )


NOTICE = Words(
    subject="You no longer sign in with this address or number",
    mail=(
        "This address no longer belongs to your TMS account: it was removed or replaced.\n\n"
        "If that was not you, somebody knows your password. Ask our support at once.\n"
    ),
    sms="This number is no longer your TMS account's: it was removed or replaced. Not you? Ask our support.",
)
"""For an identifier that an account lost."""


def invitation_subject(company: str) -> str:
    """Return the subject of the mail with an invitation by a company, named by its name."""
    return f"Your invitation to {one_line(company)}"


def invitation_mail(token: str, days: int, company: str, roles: Sequence[str]) -> str:
    """Return the text of the mail with an invitation that works for `days`.

    Args:
        company: its name.
        roles: the names of the roles that the invited person is to have.
    """
    return (
        f"{one_line(company)} has made an account for you, as {one_line(', '.join(roles))}. To join, choose "
        f"a password with this invitation:\n\n    {token}\n\n"
        f"It is good for {days} days, once. Whoever has it gets your account: "
        "do not hand it on.\n\n"
        "If you do not know what this is about, you need not do anything.\n"
    )


_OF_PURPOSE = {
    Purpose.VERIFY: (
        "Your code to confirm this address",
        "confirm that this is yours",
        "If you did not register with us, somebody mistyped. You need not do anything.",
    ),
    Purpose.SIGN_IN: (
        "Your code to sign in",
        "sign in",
        "If you are not signing in just now, somebody knows your password: change it.",
    ),
    Purpose.RESET: (
        "Your code for a new password",
        "choose a new password",
        "If you did not ask for it, you need not do anything: your password stays as it is.",
    ),
}
"""By purpose: the subject, what the code is for, and what to do if somebody else asked for it."""
