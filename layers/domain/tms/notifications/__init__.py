"""Telling people: mail and SMS about what happened to their bookings."""
