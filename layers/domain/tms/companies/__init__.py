"""Companies: their people, the roles these have, and what they may do."""
