"""Whether a company sells tickets at present, and to whom its trips are sold."""

from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict, Forbidden


def require_selling(caller: Caller, company_id: str, company: str) -> None:
    """Refuse to sell for another company than the caller's, and for a suspended one.

    Staff of a suspended company were refused before they came here.

    Args:
        company: its name.

    Raises:
        Forbidden: `another_company`.
        Conflict: `sales_closed`.
    """
    if caller.company is not None:
        if not caller.works_for(company_id):
            raise Forbidden(
                "another_company",
                f"{company} runs this trip, and another company's staff do not sell for it. To travel "
                "yourself, sign in with an account of your own.",
            )
    elif suspension.is_company_suspended(company_id):
        raise Conflict("sales_closed", f"{company} sells no tickets at present.")
