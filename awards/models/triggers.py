"""What the database itself keeps of the register: rows are never edited, and the counts follow every change.

Whoever writes to the table (an act, an import, a merger of people, a script) cannot go past it. Put in place after
every migration, because SQLite drops triggers when it rebuilds a table.
"""

from awards.models.award import Award
from awards.models.counts import AwardCount

TABLE, COUNTS = Award._meta.db_table, AwardCount._meta.db_table
# What an act may change: the state; the person, when two records of one person become one; keys for finding.
MAY_CHANGE = {"state", "person", "search_key", "sort_key", "lookup_code"}
REFUSAL = "Sổ thành tích không sửa dòng đã ghi; hãy ghi dòng thay thế."
KEYS = ("year", "award_type_id", "kind", "state", "source", "subject")
SUBJECT = (
    "CASE WHEN {row}person_id IS NOT NULL THEN 'person' WHEN {row}unit_id IS NOT NULL THEN 'unit' ELSE 'household' END"
)
NAMES = ("award_guarded", "award_in", "award_changed", "award_out")


def install(connection) -> bool:
    """Put the triggers in place; True when they had not been there (the counts must then be made anew)."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if not {TABLE, COUNTS} <= set(tables):
            if TABLE in tables:
                _run(cursor, _drops(connection.vendor))
            return False
        there = _there(cursor, connection.vendor)
        columns = {column.name for column in connection.introspection.get_table_description(cursor, TABLE)}
        frozen = [
            field.column for field in Award._meta.concrete_fields
            if field.name not in MAY_CHANGE and field.column in columns
        ]  # fmt: skip
        _run(cursor, _drops(connection.vendor))
        _run(cursor, (_postgresql if connection.vendor == "postgresql" else _sqlite)(frozen))
    return there < set(NAMES)


def remove(connection) -> None:
    """Take them away, before the counts they write to go."""
    with connection.cursor() as cursor:
        _run(cursor, _drops(connection.vendor))


def recount(connection) -> None:
    """Make the counts anew from the register. On PostgreSQL nobody writes to it meanwhile."""
    with connection.cursor() as cursor:
        hold(cursor, connection.vendor)
        cursor.execute(f'DELETE FROM "{COUNTS}"')
        nothing = "NULL::uuid" if connection.vendor == "postgresql" else "NULL"
        for unit in (nothing, "holder_unit_id"):
            cursor.execute(_insert(unit, f'(SELECT *, 1 AS n FROM "{TABLE}") AS book'))


def hold(cursor, vendor: str) -> None:
    """Keep others from writing to the register until the end of the transaction: what came in between the clearing of
    the counts and the counting would be counted twice."""
    if vendor == "postgresql":
        cursor.execute(f'LOCK TABLE "{TABLE}" IN SHARE ROW EXCLUSIVE MODE')


def _insert(unit: str, rows: str) -> str:
    """Sums of `n` over `rows`, by unit or for the whole register."""
    keys = ["year", "award_type_id", "kind", "state", "source", SUBJECT.format(row="")]
    group = ", ".join([unit, *keys] if unit == "holder_unit_id" else keys)
    return (
        f'INSERT INTO "{COUNTS}" (unit_id, {", ".join(KEYS)}, awards) SELECT {unit}, {", ".join(keys)},'
        f" sum(n) FROM {rows} GROUP BY {group} HAVING sum(n) <> 0"
    )


def _run(cursor, statements) -> None:
    for sql in statements:
        cursor.execute(sql)


def _drops(vendor: str) -> list[str]:
    on = f' ON "{TABLE}"' if vendor == "postgresql" else ""
    return [f"DROP TRIGGER IF EXISTS {name}{on}" for name in NAMES]


def _there(cursor, vendor: str) -> set[str]:
    if vendor == "postgresql":
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [TABLE])
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
    return {name for (name,) in cursor.fetchall()} & set(NAMES)


def _postgresql(frozen: list[str]) -> list[str]:
    """One function a job; counts by statement, so that an act on many rows adds few rows to the counts."""
    changed = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in frozen)
    sources = {
        "award_in": ("INSERT", "REFERENCING NEW TABLE AS came", "(SELECT came.*, 1 AS n FROM came) AS book"),
        "award_out": ("DELETE", "REFERENCING OLD TABLE AS gone", "(SELECT gone.*, -1 AS n FROM gone) AS book"),
        "award_changed": (
            "UPDATE",
            "REFERENCING OLD TABLE AS gone NEW TABLE AS came",
            "(SELECT came.*, 1 AS n FROM came UNION ALL SELECT gone.*, -1 AS n FROM gone) AS book",
        ),
    }
    statements = [
        f"""CREATE OR REPLACE FUNCTION award_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF {changed} OR (OLD.lookup_code IS NOT NULL AND OLD.lookup_code IS DISTINCT FROM NEW.lookup_code) THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$""",
        f'CREATE TRIGGER award_guarded BEFORE UPDATE ON "{TABLE}" FOR EACH ROW EXECUTE FUNCTION award_guarded()',
    ]
    for name, (act, tables, rows) in sources.items():
        statements += [
            f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              {_insert("NULL::uuid", rows)};
              {_insert("holder_unit_id", rows)};
              RETURN NULL;
            END $$""",
            f'CREATE TRIGGER {name} AFTER {act} ON "{TABLE}" {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}()',
        ]
    return statements


def _sqlite(frozen: list[str]) -> list[str]:
    """Row by row: one writer at a time needs no added rows, it counts up and down in place."""
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in frozen)
    up, down = _in_place("NEW", 1), _in_place("OLD", -1)
    counted = ", ".join(("year", "award_type_id", "kind", "state", "source", "holder_unit_id"))
    return [
        f"""CREATE TRIGGER award_guarded BEFORE UPDATE ON "{TABLE}"
        WHEN {changed} OR (OLD.lookup_code IS NOT NULL AND OLD.lookup_code IS NOT NEW.lookup_code)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
        f'CREATE TRIGGER award_in AFTER INSERT ON "{TABLE}" BEGIN {up} END',
        f'CREATE TRIGGER award_out AFTER DELETE ON "{TABLE}" BEGIN {down} END',
        f'CREATE TRIGGER award_changed AFTER UPDATE OF {counted} ON "{TABLE}" BEGIN {down} {up} END',
    ]


def _in_place(row: str, by: int) -> str:
    """Statements that add `by` to the two counts of the row, making the count where there is none."""
    values = {name: f"{row}.{name}" for name in KEYS[:-1]} | {"subject": SUBJECT.format(row=f"{row}.")}
    parts = []
    for unit in ("NULL", f"{row}.holder_unit_id"):
        fits = " AND ".join([f"unit_id IS {unit}", *(f"{name} = {value}" for name, value in values.items())])
        parts.append(f'UPDATE "{COUNTS}" SET awards = awards + {by} WHERE {fits};')
        columns, made = ", ".join(values), ", ".join(values.values())
        if by > 0:
            parts.append(
                f'INSERT INTO "{COUNTS}" (unit_id, {columns}, awards) SELECT {unit}, {made}, 1'
                f' WHERE NOT EXISTS (SELECT 1 FROM "{COUNTS}" WHERE {fits});'
            )
    return " ".join(parts)
