"""Identifiers: the e-mail addresses and phone numbers by which accounts sign in."""
