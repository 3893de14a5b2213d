"""Metrics of the filters: one count per reason."""

from collections.abc import Mapping

from tms.kernel.logging import count
from tms.tracking.fixes import Reason


def count_rejected(counts: Mapping[Reason, int]) -> None:
    """Count rejected fixes by reason, as `FixesImpossibleSpeed` and so on."""
    for reason, number in counts.items():
        count("Fixes" + reason.value.title().replace("_", ""), number)
