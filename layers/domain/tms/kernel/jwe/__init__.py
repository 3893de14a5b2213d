"""JWE: request bodies that come encrypted, and answers that leave encrypted."""
