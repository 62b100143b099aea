"""The counts of the register: the triggers put in place, many small rows folded into few, all made anew."""

from django.db import connection, transaction

from awards.models import AwardCount, triggers

FOLD = """
WITH gone AS (DELETE FROM {table} RETURNING unit_id, {keys}, awards)
INSERT INTO {table} (unit_id, {keys}, awards)
SELECT unit_id, {keys}, sum(awards) FROM gone GROUP BY unit_id, {keys} HAVING sum(awards) <> 0
"""


def keep_register(**_) -> None:
    """After every migration: the triggers are there, and the counts tell of what came in while they were not."""
    with transaction.atomic():
        if triggers.install(connection):
            triggers.recount(connection)


@transaction.atomic
def recount_register() -> None:
    """Make all counts anew from the register; acts that write to it wait meanwhile."""
    triggers.recount(connection)


@transaction.atomic
def fold_counts() -> None:
    """Rows of the same kind become one; sums stay as they are, also for those who write meanwhile."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What one statement deletes it adds up again: a row that came in since is left alone, none is lost.
            cursor.execute(FOLD.format(table=AwardCount._meta.db_table, keys=", ".join(triggers.KEYS)))
        else:
            AwardCount.objects.filter(awards=0).delete()
