"""Keys: a stage's secrets, how they are made, replaced and given up."""
