"""MTN Mobile Money as a payment provider."""
