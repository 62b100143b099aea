"""What lists from outside say: which column holds what, which line is a person, what a cell means. No database."""
