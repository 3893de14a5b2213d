"""JWE: encrypted request bodies and encrypted answers."""
