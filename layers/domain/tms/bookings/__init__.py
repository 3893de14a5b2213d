"""Seats, holds and bookings."""
