"""Who is who: the shape of a citizen id, and how likely two records are one human being. Pure rules."""
