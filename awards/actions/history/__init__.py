"""Bringing in the past: old lists and decisions read, matched, entered in the register, taken back."""
