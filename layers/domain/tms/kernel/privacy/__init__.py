"""Privacy: personal data is sealed (encrypted at rest) and found by keyed hashes."""
