"""What the companies service asks of accounts."""
