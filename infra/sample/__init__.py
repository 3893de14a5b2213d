"""Sample: the fictional network that make up loads."""
