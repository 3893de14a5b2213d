"""Accounts of people and devices: their identifiers, codes, passwords and sessions."""
