"""Invitations: secrets sent by mail that open an account for a company."""
