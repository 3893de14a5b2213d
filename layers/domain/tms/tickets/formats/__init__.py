"""Formats of a ticket: paper, calendar and wallets. Each is made of the same facts; see `facts`."""
