"""Doors for privacy: one for the erasure, and one for the customer that asks for it.

They are apart because an erasure that nobody asks for sees no caller, and its functions may not audit.
"""
