"""Payments: providers, their life cycle, and the ledger."""
