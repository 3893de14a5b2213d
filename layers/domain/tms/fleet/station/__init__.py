"""What the endpoints about a company's stations, and the shared ones, take and answer."""
