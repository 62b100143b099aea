"""Counts for pages and sheets; each one grouped query, however many rows there are."""
