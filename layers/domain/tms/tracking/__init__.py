"""Tracking: where the buses are, which stops they passed, when they will be at the next."""
