"""Benchmarks: both sides of a comparison in one run, alternating, medians; never an absolute promise."""
