"""The table Guards: records of the last minutes, by which repeated and too frequent requests are refused."""

from dataclasses import dataclass
from typing import Any

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, in_table


@dataclass(frozen=True)
class Settings:
    """The table's name."""

    guards_table: str


settings = from_environment(Settings)


class GuardRecord(Expiring):
    """The base of the records in Guards; DynamoDB deletes them after `expires`."""

    Meta: Any = in_table(lambda: settings().guards_table)
