"""Mails and SMS to people about what happened to their bookings."""
