"""Door for payments: the company that runs the trip of a booking."""

from tms.companies.company_store import find_company

__all__ = ["find_company"]
