"""Imports: the text of a plan out of an uploaded file."""

from campaigns.imports.reading import text_of_upload

__all__ = ["text_of_upload"]
