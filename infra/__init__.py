"""Runs, deploys and shows the platform: `python -m infra --help`."""
