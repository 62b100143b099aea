"""One search over people, units, plans, dossiers, decisions and awards the reader may see, best first."""

from awards.facts.finding.asking import find_everywhere, find_in
from awards.facts.finding.results import Found, Group, Hit

__all__ = ["Found", "Group", "Hit", "find_everywhere", "find_in"]
