"""Signing in, tokens, and the authorizer of the API."""
