"""Whether a company sells tickets at present, and to whom its trips are sold."""

from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict, Forbidden


def require_selling(caller: Caller, company_id: str, company: str) -> None:
    """Refuse a suspended caller, to sell for another company than the caller's, and for a suspended one.

    One read tells how both stand, the caller and the company. So routes that come here leave it to this rule
    to refuse suspended callers; see `refuses_suspended_itself` of `Route`.

    Args:
        company: its name.

    Raises:
        Forbidden: `another_company`; `account_suspended`, `company_suspended`.
        Conflict: `sales_closed`.
    """
    sells = caller.company is not None
    if sells and not caller.works_for(company_id):
        raise Forbidden(
            "another_company",
            f"{company} runs this trip, and another company's staff do not sell for it. To travel "
            "yourself, sign in with an account of your own.",
        )
    standing = suspension.of(None if caller.is_guest else caller.subject, company_id)
    suspension.refuse(standing, allowed_while_company_suspended=not sells)
    if standing.company_suspended:
        raise Conflict("sales_closed", f"{company} sells no tickets at present.")
