"""GET /company/staff: the people of the caller's company, drivers and devices too."""

from tms.companies import people
from tms.companies.requests import StaffQuery
from tms.companies.staff_views import StaffList
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.get(
    "/company/staff",
    allow=Permission.STAFF_READ,
    query=StaffQuery,
    returns=StaffList,
    errors={400: ("bad_cursor",)},
    summary="The company's people",
)
def list_staff(caller: Caller, query: StaffQuery) -> StaffList:
    """List the people."""
    return people.show_staff(caller, query)
