"""Doors for privacy: the deletion of an account, and what is left beside it."""
