"""What every section is made of."""
