"""What was audited, as a test asks for it."""

import json
from dataclasses import dataclass
from typing import Any

from tests.support.cloud import Cloud
from tests.support.people import COMPANY


@dataclass(frozen=True)
class Audited:
    """One audit record, by what a test looks at."""

    action: str
    target: str
    actor: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def audited(cloud: Cloud, books: str = COMPANY) -> list[Audited]:
    """Return the records in the books of a company, or of the platform, by time."""
    found = sorted(cloud.items("audit", books), key=lambda item: item["sk"])
    return [
        Audited(
            item["action"],
            item["target"],
            item["actor"],
            json.loads(item["before"]) if "before" in item else None,
            json.loads(item["after"]) if "after" in item else None,
        )
        for item in found
    ]
