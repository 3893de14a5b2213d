"""The answers for scanners that will have no network; they show no passenger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Revocations:
    """The tickets of a trip that are void, for scanners without a network: they let nobody in with these.

    Example:
        void: ["tkt_01KB3V7A5Z6Y8X2W4V7T9S1R3Q"]
    """

    trip_id: str
    void: Sequence[str]


@dataclass(frozen=True)
class SealedEntry:
    """A passenger's entry, which opens with the token of the ticket alone; both values are base64url.

    Example:
        id: 5jRkm0yvTt2JbL0Jk2wJ9A
        sealed: 7n1QhJbVb3yq0m5Xw2p8cE1vKf0rT4sUu9Zd6aYgLxM
    """

    id: str
    sealed: str


@dataclass(frozen=True)
class OfflineManifest:
    """The passengers of a trip for a scanner without a network: nothing of it is readable without a ticket.

    `entries` are in no order that tells anything; a ticket may have several.

    Example:
        made_at: 2026-12-01T05:40:00+02:00
    """

    trip_id: str
    made_at: datetime
    entries: Sequence[SealedEntry]
