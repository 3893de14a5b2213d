"""Doors for notifications: one for people, which needs the vault's keys, one for what a trip has sold."""
