"""What the endpoints of routes take and answer."""
