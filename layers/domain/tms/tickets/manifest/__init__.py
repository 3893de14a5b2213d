"""The manifest of a trip: its passengers, as a table, a spreadsheet and a page to print."""
