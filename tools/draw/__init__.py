"""Draws the poster pictures of the demonstration content: SVG sources and their raster masters."""
