"""GET /company/staff: the people of the caller's company, drivers and devices too."""

from tms.companies.list_staff import list_staff
from tms.companies.requests import StaffQuery
from tms.companies.views import StaffList
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/staff",
    allow=Permission.STAFF_READ,
    of_others=True,
    query=StaffQuery,
    returns=StaffList,
    errors={400: ("bad_cursor",)},
    summary="The company's people",
)
def handle(caller: Caller, query: StaffQuery) -> StaffList:
    """List the people."""
    return list_staff(caller, query)
