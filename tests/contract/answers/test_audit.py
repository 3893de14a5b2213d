"""Answers about the audit trail keep what the OpenAPI document says of them."""

from tests.support.people import COMPANY, OTHER_COMPANY, OWNER, PASSENGER
from tms.kernel.access import audit, request_context
from tms.kernel.access.request_context import RequestContext


def test_audit_records(cloud, contract):
    with request_context.entered(RequestContext("acc_a", ("owner",), COMPANY, "192.0.2.7", "correlation-7")):
        audit.record(audit.Entry("bus.sold", "bus_1", COMPANY, {"status": "owned"}, {"seats": ["1A"]}))
        audit.record(audit.Entry("bus.sold", "bus_1", COMPANY))
    page = contract.call("platform/list_audit", query={"limit": "1"}, caller=OWNER)
    assert len(page.json["records"]) == 1
    query = {"cursor": page.json["next_cursor"], "action": "bus.sold"}
    assert contract.call("platform/list_audit", query=query, caller=OWNER).json["next_cursor"] is None


def test_audit_records_that_cannot_be_asked_for(cloud, contract):
    def code(caller, **query):
        return contract.call("platform/list_audit", query=query, caller=caller).code

    assert code(OWNER, cursor="x") == "bad_cursor"
    assert code(OWNER, company=OTHER_COMPANY) == "company_not_found"
    assert code(OWNER, since="yesterday") == "invalid_field"
    assert code(PASSENGER) == "not_allowed"
    assert code(None) == "not_signed_in"
