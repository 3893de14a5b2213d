"""Doors for notifications: one for trips, one for what passengers of a cancelled trip are told."""
