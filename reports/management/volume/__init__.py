"""Plausible invented data in bulk, for benchmarks and load tests; the same seed gives the same rows."""
