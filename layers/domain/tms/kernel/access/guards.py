"""The table Guards: what is remembered for minutes so that requests cannot be repeated or come too often."""

from dataclasses import dataclass
from typing import Any

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, in_table


@dataclass(frozen=True)
class Settings:
    """Where guards are kept."""

    guards_table: str


settings = from_environment(Settings)


class GuardRecord(Expiring):
    """The base of the records in Guards; DynamoDB deletes them after `expires`."""

    Meta: Any = in_table(lambda: settings().guards_table)
