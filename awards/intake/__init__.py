"""Pure reading of what the past says: names of awards, decisions as text, lines of old lists."""
