"""What the endpoints of timetables take."""
