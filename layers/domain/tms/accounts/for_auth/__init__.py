"""What the auth service asks of accounts."""
