"""Passwords: which ones are accepted, how they are hashed, and how many wrong ones are allowed."""
