"""Use case: show the manifest of a trip."""

from tms.kernel.access.caller import Caller
from tms.tickets.manifest.read import manifest_of
from tms.tickets.manifest.views import Manifest


def get_manifest(caller: Caller, trip_id: str) -> Manifest:
    """Return the manifest of a trip.

    Raises:
        NotFound, Forbidden: see `manifest_of`.
    """
    return manifest_of(caller, trip_id)
