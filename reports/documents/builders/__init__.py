"""From rows to papers: each builder reads a constant number of queries and writes nothing."""
