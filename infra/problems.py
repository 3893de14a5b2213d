"""The error that a person at the terminal reads."""


class Stop(Exception):
    """Ends the command with a message and exit status 1."""
