"""Template tags of the shared elements."""
