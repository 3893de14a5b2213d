"""Door for platform: the record of a company, and whether the company may operate."""

from tms.companies.company_store import find_company, set_state

__all__ = ["find_company", "set_state"]
