"""The rules of the law as pure functions: no database, no Django, no clock."""
