"""Workbooks of the storey of who: text stays text, no cell becomes a formula."""
