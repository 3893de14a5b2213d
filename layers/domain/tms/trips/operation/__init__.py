"""What staff and drivers send and see while trips run: requests and views."""
