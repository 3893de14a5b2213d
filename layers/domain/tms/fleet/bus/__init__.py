"""What the endpoints about buses take and answer."""
