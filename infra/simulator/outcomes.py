"""The behaviour of the simulated payers by phone number, as in MTN's own sandbox."""

from dataclasses import dataclass
from enum import StrEnum


class Wait(StrEnum):
    """How long a charge stays pending; the seconds of each are options of the simulator."""

    NONE = "none"
    SETTLE = "settle"
    ONGOING = "ongoing"
    EXPIRE = "expire"
    LATE = "late"
    FOREVER = "forever"


class Answer(StrEnum):
    """What the caller of requesttopay, or of refund, is answered."""

    ACCEPTED = "accepted"
    UNANSWERED = "unanswered"
    PAYER_NOT_FOUND = "payer_not_found"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The course of a charge.

    Attributes:
        name: a word for it.
        explanation: one sentence for people.
        reason: MTN's reason of the failure; empty when the charge succeeds.
        wait: how long it stays pending.
        callbacks: how often the callback is sent.
        answer: what requesttopay itself answers.
        refund_reason: MTN's reason why a refund of the charge fails; empty when it succeeds.
        refund_answer: what the request of a refund answers.
        lying: the callback says SUCCESSFUL whatever the status is, as a forger's would.
    """

    name: str
    explanation: str
    reason: str = ""
    wait: Wait = Wait.SETTLE
    callbacks: int = 1
    answer: Answer = Answer.ACCEPTED
    lying: bool = False
    refund_reason: str = ""
    refund_answer: Answer = Answer.ACCEPTED


SUCCESS = Outcome("success", "The payer approves after a moment (any number not listed).")

AT_ONCE = Outcome("at_once", "The payer approves at once, as in sample data.", wait=Wait.NONE)
AT_ONCE_PREFIX = "250705"

# https://momodeveloper.mtn.com/api-documentation/testing (sandbox use cases of RequestToPay)
_SANDBOX = {
    "46733123450": Outcome("failed", "Fails for no stated reason.", "INTERNAL_PROCESSING_ERROR"),
    "46733123451": Outcome("rejected", "The payer declines.", "APPROVAL_REJECTED"),
    "46733123452": Outcome("expired", "The payer's time is over at once.", "EXPIRED"),
    "46733123453": Outcome("ongoing", "Pending for half a minute, then succeeds.", wait=Wait.ONGOING),
    "46733123454": Outcome("delayed", "Stays pending for ever.", wait=Wait.FOREVER),
    "46733123455": Outcome("payer_not_found", "The number has no account.", "PAYER_NOT_FOUND"),
    "46733123456": Outcome(
        "payee_not_allowed", "The receiver may not receive.", "PAYEE_NOT_ALLOWED_TO_RECEIVE"
    ),
    "46733123457": Outcome("not_allowed", "The payer may not pay.", "NOT_ALLOWED"),
    "46733123461": Outcome("internal_error", "An error of the wallet.", "INTERNAL_PROCESSING_ERROR"),
    "46733123462": Outcome("service_unavailable", "The wallet is down.", "SERVICE_UNAVAILABLE"),
    "46733123463": Outcome("could_not_perform", "Could not be performed.", "COULD_NOT_PERFORM_TRANSACTION"),
}

# Ours: Rwandan-looking numbers for what the sandbox cannot play.
_RWANDA = {
    "250788000101": Outcome("rejected", "The payer declines.", "APPROVAL_REJECTED"),
    "250788000102": Outcome(
        "timeout", "The payer never looks: pending, then expired.", "EXPIRED", Wait.EXPIRE
    ),
    "250788000103": Outcome("no_funds", "The account is empty.", "NOT_ENOUGH_FUNDS"),
    "250788000104": Outcome(
        "late", "The payer approves after the hold of the seats has ended.", wait=Wait.LATE
    ),
    "250788000105": Outcome("duplicate_callback", "Succeeds; the callback comes twice.", callbacks=2),
    "250788000106": Outcome("no_callback", "Succeeds; the callback never comes.", callbacks=0),
    "250788000107": Outcome("limit_reached", "The payer's limit is reached.", "PAYER_LIMIT_REACHED"),
    "250788000108": Outcome(
        "unknown_payer", "Refused at once: no such account.", answer=Answer.PAYER_NOT_FOUND
    ),
    "250788000109": Outcome(
        "unavailable", "The request is answered 503; there is no charge.", answer=Answer.UNAVAILABLE
    ),
    "250788000110": Outcome(
        "unanswered", "Succeeds, but requesttopay answers too late.", answer=Answer.UNANSWERED
    ),
    "250788000111": Outcome("pending", "Stays pending for ever.", wait=Wait.FOREVER),
    "250788000112": Outcome(
        "forged_callback", "The payer declines; a callback claims success.", "APPROVAL_REJECTED", lying=True
    ),
    "250788000113": Outcome(
        "refund_fails", "Succeeds; a refund fails, the account is closed.", refund_reason="PAYEE_NOT_FOUND"
    ),
    "250788000114": Outcome(
        "refund_unavailable",
        "Succeeds; a refund is answered 503 and not made.",
        refund_answer=Answer.UNAVAILABLE,
    ),
    "250788000115": Outcome(
        "refund_unanswered",
        "Succeeds; so does a refund, but it is answered too late.",
        refund_answer=Answer.UNANSWERED,
    ),
}

OUTCOMES = {**_SANDBOX, **_RWANDA}


def outcome_of(phone: str) -> Outcome:
    """Return what the owner of `phone` (digits with the country code, no plus) does."""
    return OUTCOMES.get(phone, AT_ONCE if phone.startswith(AT_ONCE_PREFIX) else SUCCESS)


def explain() -> dict[str, dict[str, str]]:
    """Return the special numbers and what each of them plays, for people."""
    told = {**OUTCOMES, f"{AT_ONCE_PREFIX}...": AT_ONCE, "any other": SUCCESS}
    return {
        phone: {"outcome": outcome.name, "explanation": outcome.explanation}
        for phone, outcome in told.items()
    }
