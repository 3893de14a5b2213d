"""Companies: their records, their people, and the roles that say what these may do."""
