"""Privacy: what happens to all that is kept of a person who deletes the account."""
