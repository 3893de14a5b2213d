"""What the platform's endpoints answer about companies."""

from dataclasses import dataclass

from tms.fleet.company import Company, CompanyState


@dataclass(frozen=True)
class CompanyStateView:
    """A company and whether it may operate.

    Example:
        name: Sunbird Kivu Lines
        state: SUSPENDED
    """

    company_id: str
    name: str
    state: CompanyState


def company_state_view(company: Company) -> CompanyStateView:
    """Return a company as it is answered."""
    return CompanyStateView(company.company_id, company.name, company.state)
