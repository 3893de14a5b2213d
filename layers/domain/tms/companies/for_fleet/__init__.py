"""Doors for fleet: a company's currency and time zone; beside it, its drivers."""

from tms.companies.company_store import find_company

__all__ = ["find_company"]
