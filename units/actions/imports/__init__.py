"""Taking in lists of people: file, columns, check, choices, writing, undoing."""
