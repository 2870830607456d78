"""Content to try the site with: data files anyone can edit, and how they become pages."""
