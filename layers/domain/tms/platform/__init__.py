"""What the platform does for all its companies: it keeps their audit trail, and suspends those that may not go on."""
