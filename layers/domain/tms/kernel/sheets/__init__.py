"""Tables that people fill in with spreadsheets and send as CSV, and reports of what becomes of the lines."""
