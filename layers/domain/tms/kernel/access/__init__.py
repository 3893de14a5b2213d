"""Access: who calls, what the caller may do, how often, and what is written down of it."""
