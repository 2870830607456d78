"""Exchanges: when one can apply, what one needs, what it pays."""
