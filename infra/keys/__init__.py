"""Keys: makes, replaces and removes the secrets of a stage."""
