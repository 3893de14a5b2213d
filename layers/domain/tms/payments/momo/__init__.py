"""Momo."""
