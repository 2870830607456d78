"""What the templates of culture ask."""
