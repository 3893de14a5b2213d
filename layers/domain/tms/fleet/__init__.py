"""Fleet: stations, seat layouts and routes."""
