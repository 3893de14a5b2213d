"""Holidays: the table of public holidays that timetables look at."""
