"""The platform's administrators: they suspend companies, and read the audit trail."""
