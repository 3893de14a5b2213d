"""The platform on this machine: its programs, logs and outboxes, and the commands that run it."""
