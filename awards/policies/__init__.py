"""May I, and why not: rights on dossiers, councils and decisions."""
