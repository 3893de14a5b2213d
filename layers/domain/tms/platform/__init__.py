"""What the platform does for all its companies: it keeps their audit trail, and suspends some of them."""
