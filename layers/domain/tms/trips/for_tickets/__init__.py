"""Doors for tickets: the trips of a company, any trip, and the names of drivers, which need the vault."""
