"""Doors for companies: the accounts of its people, and invitations."""
