"""Doors for tracking: one for the driver that posts positions, one for all others.

They are apart because the first may have to audit a caller of another company, and the others have no right
to audit.
"""
