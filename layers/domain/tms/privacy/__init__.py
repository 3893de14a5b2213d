"""Privacy: the deletion of an account, and the erasure of what every service keeps of the person."""
