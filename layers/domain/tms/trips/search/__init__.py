"""What a search asks, chooses and answers."""
