"""The platform's people suspend companies."""

from tests.support.company import on_record
from tests.support.people import COMPANY
from tests.support.scenario import Request, scenario
from tests.support.world import World

PATH = {"company_id": COMPANY}
BODY = {"reason": "The licence has run out."}


@scenario("POST /platform/companies/{company_id}/suspend")
def suspend(world: World) -> Request:
    on_record()
    return Request(path=PATH, body=BODY)


@scenario("POST /platform/companies/{company_id}/reinstate")
def reinstate(world: World) -> Request:
    """Of a company that operates: in a suspended one everybody is refused for that."""
    on_record()
    return Request(path=PATH)


@scenario("GET /platform/companies/{company_id}")
def inspect(world: World) -> Request:
    on_record()
    return Request(path=PATH)


@scenario("PATCH /platform/companies/{company_id}")
def edit(world: World) -> Request:
    on_record()
    return Request(path=PATH, body={"commission_bps": 450})
