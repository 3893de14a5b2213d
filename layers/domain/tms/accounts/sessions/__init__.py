"""Sessions: the devices on which an account is signed in."""
