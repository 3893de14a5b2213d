"""What the endpoints about drivers take and answer."""
