"""What fails because others are busy, apart from the store: a stream's function knows it without pynamodb."""


class Conflicted(Exception):
    """Others kept changing what was to be written, so nothing was; trying later may help."""
