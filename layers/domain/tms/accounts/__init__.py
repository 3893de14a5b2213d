"""Accounts: people and devices, what they sign in with, their codes, passwords and sessions."""
