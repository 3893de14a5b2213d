"""What the privacy service asks of accounts."""
