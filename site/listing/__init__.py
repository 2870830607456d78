"""One way of listing: filters with counts, chips, an order and pages, out of the address."""
