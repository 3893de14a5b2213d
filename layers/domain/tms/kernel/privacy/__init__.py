"""Privacy: personal data is encrypted at rest and found by keyed hashes."""
