"""Trips: journeys, search and life cycle."""
