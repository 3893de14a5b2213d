"""Use case: the manifest of a trip for a spreadsheet."""

from tms.kernel.access.caller import Caller
from tms.kernel.sheets.sheet import Column, written
from tms.tickets.manifest.read import manifest_of

COLUMNS = tuple(
    Column(name)
    for name in (
        "seat",
        "name",
        "phone",
        "category",
        "from",
        "to",
        "fare",
        "currency",
        "lap_child",
        "extra_luggage",
        "boarded",
        "ticket_id",
    )
)


def get_manifest_csv(caller: Caller, trip_id: str) -> str:
    """Return the passengers of a trip as CSV, one a line; the fare is in minor units.

    Raises:
        NotFound, Forbidden: see `manifest_of`.
    """
    passengers = (
        {
            "seat": each.seat,
            "name": each.name or "",
            "phone": each.phone or "",
            "category": each.category,
            "from": each.from_,
            "to": each.to,
            "fare": str(each.fare.amount),
            "currency": each.fare.currency,
            "lap_child": (each.lap_child.name or each.lap_child.category) if each.lap_child else "",
            "extra_luggage": str(each.extra_luggage or ""),
            "boarded": "yes" if each.boarded else "no",
            "ticket_id": each.ticket_id,
        }
        for each in manifest_of(caller, trip_id).passengers
    )
    return written(COLUMNS, passengers)
