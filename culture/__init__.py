"""Programmes of culture, the institutions of both cities, and exchanges between them."""
