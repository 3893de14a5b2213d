"""Use case: the manifest of a trip for a spreadsheet."""

from tms.kernel import spreadsheet
from tms.kernel.access.caller import Caller
from tms.tickets.manifest.read import manifest_of

COLUMNS = ("seat", "name", "phone", "category", "from", "to", "fare", "currency", "boarded", "ticket_id")


def get_manifest_csv(caller: Caller, trip_id: str) -> str:
    """Return the passengers of a trip as CSV, one a line; the fare is in minor units.

    Raises:
        NotFound, Forbidden: see `manifest_of`.
    """
    passengers = [
        (
            each.seat,
            each.name or "",
            each.phone or "",
            each.category,
            each.from_,
            each.to,
            each.fare.amount,
            each.fare.currency,
            "yes" if each.boarded else "no",
            each.ticket_id,
        )
        for each in manifest_of(caller, trip_id).passengers
    ]
    return spreadsheet.write([COLUMNS, *passengers])
