"""Invitations, pure: 256 random bits that prove that somebody reads the mail in which they came."""

from tms.accounts.bearer_secrets import new_secret
from tms.kernel.ids import is_id

LIFE_SECONDS = 7 * 24 * 3600

SUBJECT = "Your invitation"


def new_token(account_id: str) -> str:
    """Make an invitation of an account; nothing but its hash is kept."""
    return f"{account_id}.{new_secret()}"


def account_in(token: str) -> str | None:
    """Return the account that a token says it is for; None where it is no invitation."""
    account_id, _, rest = token.partition(".")
    return account_id if rest and is_id("acc", account_id) else None


def words(token: str) -> str:
    """Return the text of the mail with an invitation."""
    return (
        "A company that sells its tickets with us has made an account for you. To join, choose a password "
        f"with this invitation:\n\n    {token}\n\n"
        f"It is good for {LIFE_SECONDS // 86400} days, once. Whoever has it gets your account: "
        "do not hand it on.\n\n"
        "If you do not know what this is about, you need not do anything.\n"
    )
