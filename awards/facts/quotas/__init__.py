"""How full the quotas of a year are: counted live over open dossiers and decided awards."""

from awards.facts.quotas.book import Place, QuotaBook, Standing
from awards.facts.quotas.limits import award_names, class_is_known, limits_on
from awards.facts.quotas.showing import in_use, quotas_of, quotas_of_decision

__all__ = [
    "Place",
    "QuotaBook",
    "Standing",
    "award_names",
    "class_is_known",
    "in_use",
    "limits_on",
    "quotas_of",
    "quotas_of_decision",
]
