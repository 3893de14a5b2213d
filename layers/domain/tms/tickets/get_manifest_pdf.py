"""Use case: the manifest of a trip for a printer."""

from tms.kernel.access.caller import Caller
from tms.tickets.manifest.page import pdf
from tms.tickets.manifest.read import manifest_of


def get_manifest_pdf(caller: Caller, trip_id: str) -> bytes:
    """Return the manifest of a trip as PDF.

    Raises:
        NotFound, Forbidden: see `manifest_of`.
    """
    return pdf(manifest_of(caller, trip_id))
