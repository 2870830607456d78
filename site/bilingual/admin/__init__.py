"""The admin, taught that a page has two languages."""
