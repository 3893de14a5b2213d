"""Doors for trips."""
