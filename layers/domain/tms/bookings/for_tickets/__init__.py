"""Doors for tickets: one for people, one for what was sold of a trip, which reads the table."""
