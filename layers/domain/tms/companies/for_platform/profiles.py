"""Door for platform: companies on record, changes of their profiles, and whether they may operate."""

from tms.companies.company_store import change_company, list_companies, set_state

__all__ = ["change_company", "list_companies", "set_state"]
