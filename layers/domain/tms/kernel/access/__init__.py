"""Access: the caller of a request, what the caller may do and how often, and the audit records of it."""
