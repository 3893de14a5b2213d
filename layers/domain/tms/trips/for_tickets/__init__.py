"""Doors for tickets: one for trips, one for their drivers' names, which needs the keys of the vault."""
