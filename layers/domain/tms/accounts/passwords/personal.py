"""Choosing a password: what is refused to this person alone."""

from collections.abc import Iterable

from tms.accounts.account import Account
from tms.accounts.passwords.policy import check_personal
from tms.kernel.errors import invalid_fields


def refuse_new(password: str, account: Account, pointer: str, *, old: str | None = None) -> None:
    """Refuse a new password of an account.

    Args:
        pointer: where in the request it stands.
        old: the present one, if it is known.

    Raises:
        Invalid: `invalid_field`.
    """
    if password == old:
        raise invalid_fields([(pointer, "this is the password that you have")])
    refuse_personal(password, (account.full_name, *account.claims), pointer)


def refuse_personal(password: str, names: Iterable[str | None], pointer: str = "/password") -> None:
    """Refuse a new password that is one of its owner's names.

    Args:
        names: the person's name, e-mail addresses and phone numbers.

    Raises:
        Invalid: `invalid_field`, as where the policy refuses a password to anybody.
    """
    try:
        check_personal(password, names)
    except ValueError as error:
        raise invalid_fields([(pointer, str(error))]) from None
