"""The lists in which staff find paid bookings over all trips."""
