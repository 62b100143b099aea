"""Files that are read into the storey of who: every mistake at once, nothing written here."""
