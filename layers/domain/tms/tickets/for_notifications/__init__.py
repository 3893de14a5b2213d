"""Doors for notifications: one for what a mail holds of tickets, one for their short codes."""
