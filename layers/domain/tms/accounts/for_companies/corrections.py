"""Door for companies: the name, e-mail address and phone number of a colleague are corrected."""

from dataclasses import dataclass, replace

from tms.accounts import invitation_store, store
from tms.accounts.account import kind_of
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.kernel.store import Transaction


class NoAccount(Exception):
    """The account was deleted."""


@dataclass(frozen=True)
class Correction:
    """What is to be changed of an account; None stays.

    Attributes:
        email, phone: normalised. They are pending until the colleague types the code that is sent there.
    """

    full_name: str | None
    email: str | None
    phone: str | None

    @property
    def identifiers(self) -> list[str]:
        """The e-mail address and the phone number that it gives."""
        return [each for each in (self.email, self.phone) if each]

    @property
    def audited(self) -> dict[str, object]:
        """What the audit trail shows of it; empty if it changes nothing."""
        name: dict[str, object] = {"full_name": "changed"} if self.full_name is not None else {}
        ways = sorted(kind_of(each) for each in self.identifiers)
        return name | ({"ways_to_sign_in": ways} if ways else {})


def correct(transaction: Transaction, account_id: str, correction: Correction) -> None:
    """Add to `transaction`: an account is corrected. The identifiers that were verified stay until the code.

    An invitation that went to another address works no more.

    Raises:
        NoAccount: at once, or as `store.NAME` at the commit.
        ConditionFailed (at the commit): `CLAIM` + index, another account has verified an identifier; else the
            account changed since.
    """
    if not correction.identifiers:
        if correction.full_name is not None:
            store.rename(transaction, account_id, correction.full_name)
        return
    profile = store.read_profile(account_id)
    if profile is None:
        raise NoAccount
    after = replace(profile.account, full_name=correction.full_name or profile.account.full_name)
    after = after.with_email(correction.email) if correction.email else after
    after = after.with_phone(correction.phone) if correction.phone else after
    pending = [each for each in correction.identifiers if not after.has_verified(each)]
    identifier_store.change(transaction, profile, after, pending)
    if after.new_email != profile.account.new_email:
        invitation_store.withdraw(transaction, account_id)


def ask_for_codes(correction: Correction, asker: str) -> None:
    """Ask for a code to each identifier of a correction that is pending.

    Args:
        asker: the account that corrects.
    """
    for identifier in correction.identifiers:
        request_code.ask(Purpose.VERIFY, identifier, asker=asker)
