"""MTN Mobile Money's documents: how amounts and messages are written, and statuses and reasons read; pure."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import cast

from tms.kernel.money import Money
from tms.payments.provider import Charge, ChargeStatus, FailureCode, ProviderUnavailable

MESSAGE_LENGTH = 160
"""MTN refuses longer messages and notes."""

_WITHOUT_MINOR_UNIT = frozenset({"BIF", "GNF", "RWF", "UGX", "XAF", "XOF"})
_UNSUPPORTED = re.compile(r"[^A-Za-z0-9 .,:/#()+_-]+")

_STATUSES = {
    "PENDING": ChargeStatus.PENDING,
    "SUCCESSFUL": ChargeStatus.SUCCEEDED,
    "FAILED": ChargeStatus.FAILED,
}

REASONS = {
    "APPROVAL_REJECTED": FailureCode.PAYER_REJECTED,
    "NOT_ENOUGH_FUNDS": FailureCode.NOT_ENOUGH_FUNDS,
    "EXPIRED": FailureCode.EXPIRED,
    # MTN: "predominantly occurs with a delay to approve a transaction within the given time frame".
    "COULD_NOT_PERFORM_TRANSACTION": FailureCode.EXPIRED,
    "PAYER_NOT_FOUND": FailureCode.PAYER_NOT_FOUND,
    "PAYEE_NOT_FOUND": FailureCode.PAYER_NOT_FOUND,  # of a refund: its payee is the payer of the charge
    "PAYER_LIMIT_REACHED": FailureCode.LIMIT_REACHED,
    "NOT_ALLOWED": FailureCode.NOT_ALLOWED,
    "SERVICE_UNAVAILABLE": FailureCode.PROVIDER_UNAVAILABLE,
    "SENDER_ACCOUNT_NOT_ACTIVE": FailureCode.NOT_ALLOWED,
}


def read_charge(document: Mapping[str, object]) -> Charge:
    """Read MTN's status document.

    Raises:
        ProviderUnavailable: the document has no status, so nothing is known of the charge.
    """
    status = _STATUSES.get(str(document.get("status")))
    if status is None:
        raise ProviderUnavailable(f"no known status: {document.get('status')!r}")
    failed = status is ChargeStatus.FAILED
    code = read_code(document.get("reason")) if failed else None
    return Charge(
        status=status,
        provider_reference=_text(document.get("financialTransactionId")),
        reason=REASONS.get(code or "", FailureCode.PROVIDER_ERROR) if failed else None,
        provider_code=code,
        amount=_read_amount(document),
        external_id=_text(document.get("externalId")),
    )


def write_amount(amount: Money) -> str:
    """Write an amount as MTN wants it: a decimal string of major units.

    Examples:
        >>> write_amount(Money(3500, "RWF")), write_amount(Money(3500, "EUR"))
        ('3500', '35.00')
    """
    return str(Decimal(amount.amount).scaleb(-_decimals(amount.currency)))


def plain(text: str) -> str:
    """Return `text` in the characters that MTN allows in messages, without accents, and cut to length.

    Examples:
        >>> plain("Kigali \u2192 Musanze, si\u00e8ge 4A d'or")
        'Kigali Musanze, siege 4A d or'
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(_UNSUPPORTED.sub(" ", letters).split())[:MESSAGE_LENGTH]


def _read_amount(document: Mapping[str, object]) -> Money | None:
    amount, currency = _text(document.get("amount")), _text(document.get("currency"))
    if amount is None or currency is None:
        return None
    try:
        minor = Decimal(amount).scaleb(_decimals(currency))
        return Money(int(minor), currency) if minor == int(minor) else None
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _decimals(currency: str) -> int:
    return 0 if currency in _WITHOUT_MINOR_UNIT else 2


def read_code(value: object) -> str | None:
    """Read a code: MTN sends a string or, by its specification, an object with a code in it."""
    return _text(cast("dict[str, object]", value).get("code") if isinstance(value, dict) else value)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and value != "" else None
