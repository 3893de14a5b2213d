"""Doors for tracking: one for the driver that posts positions, and one for the consumer of the stream.

They are apart because the first may have to audit a caller of another company, and the consumer has no caller
and no right to audit.
"""
