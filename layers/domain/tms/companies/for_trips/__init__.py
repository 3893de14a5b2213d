"""Doors for trips: one for the company and its drivers, one for names, which needs the keys of the vault."""
