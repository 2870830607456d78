"""Commands of the editorial system."""
