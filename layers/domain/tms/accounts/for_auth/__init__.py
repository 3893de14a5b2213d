"""Doors for auth: passwords, codes, sessions and invitations, one for each need of its functions."""
