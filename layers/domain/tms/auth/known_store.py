"""Network addresses from which an account signed in lately, as keyed hashes."""

from tms.auth.records import KnownRecord
from tms.kernel import blind
from tms.kernel.store import whole_or_none

REMEMBERED_SECONDS = 90 * 24 * 3600


def note(account_id: str, source_ip: str, at: int) -> KnownRecord:
    """Return the note that an account signed in from an address at `at` (epoch seconds)."""
    return KnownRecord(*_key(account_id, source_ip), expires=at + REMEMBERED_SECONDS)


def is_known(account_id: str, source_ip: str, at: int) -> bool:
    """Tell whether the account signed in from this address in the last 90 days."""
    try:
        record = KnownRecord.get(*_key(account_id, source_ip))
    except KnownRecord.DoesNotExist:
        return False
    return (whole_or_none(record.expires) or 0) > at


def _key(account_id: str, source_ip: str) -> tuple[str, str]:
    return f"ACCOUNT#{account_id}", f"KNOWN#{blind.index('address', f'{account_id}/{source_ip}')}"
