"""Doors for notifications: for trips, for what passengers of a cancelled one are told, and for readers."""
