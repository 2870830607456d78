"""Migrations of the editorial system."""
