"""Identifiers: the e-mail addresses and phone numbers that accounts sign in with."""
