"""Devices on which an account signed in lately: each keeps a device token, of which a hash is stored.

A device is known by its token wherever it is, while many people may come from one network address. The token
opens nothing: its bearer is heard while strangers use up the tries of the account, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.accounts.bearer_secrets import digest_of, new_secret
from tms.accounts.limits import REMEMBERED_SECONDS
from tms.accounts.records import DeviceRecord
from tms.kernel.queries import read_partition
from tms.kernel.store import Transaction, whole_or_none

MOST = 10
"""How many devices an account has. A further one takes the place of the one that signed in longest ago."""

MOST_ENDED = 50
"""How many devices one sign-in ends at most: they are a part of its transaction."""


@dataclass(frozen=True)
class Device:
    """A device on which an account signs in.

    Attributes:
        token: what it keeps.
        at: when, in epoch seconds.
        surplus: the hashes of other devices of the account, whose place it takes.
    """

    account_id: str
    token: str
    at: int
    surplus: Sequence[str]

    def remember(self, transaction: Transaction) -> None:
        """Add to `transaction`: the account signs in on it. The surplus expires, and DynamoDB deletes it."""
        key = _key(self.account_id, digest_of(self.token))
        transaction.put("device", DeviceRecord(*key, expires=self.at + REMEMBERED_SECONDS))
        for digest in self.surplus:
            transaction.put(f"device {digest}", DeviceRecord(*_key(self.account_id, digest), expires=self.at))


def is_known(account_id: str, digest: str, at: int) -> bool:
    """Tell whether the account signed in on the device with this hash in the 90 days before `at`."""
    try:
        record = DeviceRecord.get(*_key(account_id, digest), consistent_read=True)
    except DeviceRecord.DoesNotExist:
        return False
    return (whole_or_none(record.expires) or 0) > at


def device(account_id: str, shown: str | None, at: int) -> Device:
    """Return the device on which an account signs in at `at` (epoch seconds).

    One that shows its token keeps it. Any other one gets a new token. Sign-ins at the same moment may leave
    more than `MOST` devices; the next new one ends the surplus.

    Args:
        shown: the device token that came with the sign-in.
    """
    kept = shown if shown is not None and is_known(account_id, digest_of(shown), at) else None
    if kept:
        return Device(account_id, kept, at, ())
    living = [each for each in _devices(account_id) if (each.expires or 0) > at]
    surplus = [each.sk.removeprefix("DEVICE#") for each in living[MOST - 1 :]]
    return Device(account_id, new_secret(), at, surplus[:MOST_ENDED])


def forget_all(account_id: str) -> None:
    """Forget every device of an account. If it breaks off, a repetition forgets those that are left."""
    for record in _devices(account_id):
        record.delete()


def _devices(account_id: str) -> list[DeviceRecord]:
    """Return the devices of an account, the one that signed in last first."""
    records = read_partition({"DEVICE": DeviceRecord}, f"ACCOUNT#{account_id}", consistent=True)
    devices = [each for each in records if isinstance(each, DeviceRecord)]
    return sorted(devices, key=lambda each: each.expires or 0, reverse=True)


def _key(account_id: str, digest: str) -> tuple[str, str]:
    return f"ACCOUNT#{account_id}", f"DEVICE#{digest}"
