"""Template tags of culture and exchanges."""
