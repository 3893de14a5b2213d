"""Passwords: which are allowed, how they are hashed, checked and replaced."""
