"""What bookings carry beside people in seats: children on laps, and extra luggage, counted on each leg."""
