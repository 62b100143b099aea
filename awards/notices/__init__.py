"""What is told to whom about dossiers, councils and decisions."""
