"""Small kinds that are asked for together, in one query: awards by name, papers about units and blocs, blocs."""

import re

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear

from awards.models import AwardType
from thiduakt.base.candidates import CAP
from thiduakt.base.searching import starts_any
from thiduakt.base.text import search_key
from units.models import Bloc, BlocDivision, DivisionAmendment, Reorganisation

# In the order of the letters: should blocs be more than are looked at, they do not push out what is rarer.
AWARD, DIVISION, AMENDMENT, REORGANISATION, BLOC = "award", "b-division", "b-amendment", "b-reorganisation", "bloc"
MOST = 3 * CAP
NOTHING, SLASH = (Value(text, output_field=TextField()) for text in ("", "/"))
NO_YEAR = Value(0)
_TYPED = re.compile(r"(?:quyet dinh |nghi quyet )?(?:so )?0*(\d{1,9})(?:/(.*))?")


def number_typed(text: str) -> tuple[int | None, str]:
    """Number and beginning of the symbol, without marks, of a document: "07/QĐ-UB", "quyết định số 7/QĐ-UB" ->
    (7, "qd-ub"); None for words."""
    found = _TYPED.fullmatch(search_key(text))
    return (int(found[1]), found[2] or "") if found else (None, "")


def mixed(search) -> dict[str, list[dict]]:
    """Rows by what they are, the latest first: `what`, `key`, `said` (name or title), `paper` (its number in words),
    `sort` (state, kind or code), `of_year`; names of awards are not yet compared."""
    number, symbol = number_typed(search.wanted.text) if search.is_exact else (None, "")
    parts = [_awards(), _blocs(search)]
    if number is not None:
        parts += [_divided(search, number), _amended(search, number), _reorganised(search, number)]
    found: dict[str, list[dict]] = {}
    for row in parts[0].union(*parts[1:], all=True).order_by("what", "-of_year", "key")[:MOST]:
        if not row["paper"] or _is_named(row["paper"], number, symbol):
            found.setdefault(row["what"], []).append(row)
    return found


def _is_named(paper: str, number: int, symbol: str) -> bool:
    """Whether "Quyết định số 15/QĐ-UBND" names the document of the number and of the beginning of the symbol."""
    return bool(re.search(rf"(?<![\d/])0*{number}/{re.escape(symbol)}", search_key(paper)))


def _awards() -> QuerySet:
    return _rows(AwardType.objects.all(), AWARD, said=F("name"), sort=F("code"))


def _blocs(search) -> QuerySet:
    rows = starts_any(Bloc.objects.visible_to(search.actor), search.words, indexed=False)
    return _rows(rows, BLOC, said=F("name"), sort=F("kind"), of_year=F("year"))


def _divided(search, number: int) -> QuerySet:
    rows = BlocDivision.objects.visible_to(search.actor).filter(_numbered(number))
    return _rows(rows, DIVISION, said=F("title"), paper=_paper(), sort=F("state"), of_year=F("year"))


def _amended(search, number: int) -> QuerySet:
    rows = DivisionAmendment.objects.visible_to(search.actor).filter(_numbered(number))
    year = ExtractYear("effective_on")
    return _rows(rows, AMENDMENT, said=F("title"), paper=_paper(), sort=F("state"), of_year=year)


def _reorganised(search, number: int) -> QuerySet:
    rows = Reorganisation.objects.visible_to(search.actor).filter(decision__contains=f"{number}/")
    year = ExtractYear("effective_on")
    return _rows(rows, REORGANISATION, said=F("name"), paper=F("decision"), sort=F("state"), of_year=year)


def _numbered(number: int) -> Q:
    return Q(number=number) | Q(decision__contains=f"{number}/")


def _paper() -> Case:
    """The paper issued elsewhere, else the number given here."""
    number, symbol = (Cast(part, TextField()) for part in ("number", "symbol"))
    here = Concat(Coalesce(number, NOTHING), SLASH, symbol, output_field=TextField())
    return Case(When(decision="", then=here), default=F("decision"), output_field=TextField())


def _rows(rows: QuerySet, what: str, *, said, sort, paper=NOTHING, of_year=NO_YEAR) -> QuerySet:
    """The columns that all parts of the question share."""
    texts = {"key": F("pk"), "said": said, "paper": paper, "sort": sort}
    return rows.order_by().values(
        what=Value(what, output_field=CharField()),
        **{name: Cast(text, TextField()) for name, text in texts.items()},
        of_year=Cast(of_year, IntegerField()),
    )
