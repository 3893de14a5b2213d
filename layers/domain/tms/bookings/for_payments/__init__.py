"""Doors for payments: for starting and settling one, for cancelled trips, and for customers' changes.

They are apart because settling asks neither who pays nor whether a company is suspended, and its functions
have no right to read that.
"""
