"""POST /company/staff/{account_id}/deactivate: somebody no longer works for the company.

All sessions end, and the account changes nothing and signs in no more. Its records stay.
"""

from tms.companies.deactivate_staff import deactivate_staff
from tms.companies.views import DeactivatedStaff
from tms.fleet.for_companies import trips_ahead
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.post(
    "/company/staff/{account_id}/deactivate",
    allow=Permission.STAFF_MANAGE,
    returns=DeactivatedStaff,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("staff_not_found",),
        409: ("last_owner", "not_by_the_company", "own_account"),
    },
    summary="Deactivate somebody",
)
def handle(caller: Caller, account_id: str) -> DeactivatedStaff:
    """Deactivate somebody. The answer names the trips that need another driver."""
    return deactivate_staff(caller, account_id, trips_ahead)
