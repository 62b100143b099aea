"""The demo province: invented people, deterministic, laid around today's date."""
