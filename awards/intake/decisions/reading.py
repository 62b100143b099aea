"""A decision as text becomes lines, each with one award for one subject; what was announced is counted after."""

import re
from dataclasses import dataclass, field

from awards.intake import columns as h
from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT
from awards.intake.decisions.articles import ARTICLE, Article, article_of
from awards.intake.decisions.heading import PERIOD, award_in, fold, heading_of
from awards.intake.decisions.named import said_of
from awards.intake.decisions.tables import said_in_table
from awards.intake.decisions.undoing import refusal_of, waits_for
from awards.intake.subjects import subject_of
from thiduakt.base.text import nfc, squeeze
from units.intake import columns as c

WORDS = {PERSON: "cá nhân", UNIT: "tập thể", HOUSEHOLD: "hộ gia đình"}
DECIDES = re.compile(r"^quyet dinh\s*:?$")
ANNEX = re.compile(r"^(?:phu luc|danh sach)\b")
ENDS = re.compile(r"^(?:noi nhan|kt\.|tm\.|tl\.|tuq\.|\(?da ky\)?)")
GROUND = re.compile(r"^(?:can cu|xet |theo de nghi|\(?kem theo|cong hoa xa hoi|doc lap)\b")
CLAUSE = re.compile(r"^\s*(?:\d{1,2}|[a-hđ])\s*[.)]\s*(?=(?:truy tang|phong tang|tang|cong nhan)\b)")
ROW = re.compile(r"^\s*(\d{1,4})\s*[.,)\-/:]\s*(?=[^\W\d_])")
BULLET = re.compile(r"^\s*[-–+•*]\s*(?=[^\W\d_])")
HEAD = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})?|[a-h]|[*+\-–])\s*[.)\-:/]?\s+")
OF_SUBJECT = re.compile(r"^(?:(?:doi voi|danh sach|khen thuong|cac|\d+)\s+)*(?:cac\s+)?(tap the|ca nhan|ho gia dinh)\b")
GROUPS = {"tap the": UNIT, "ca nhan": PERSON, "ho gia dinh": HOUSEHOLD}
SIGNED = re.compile(r"(?:[^\W\d_]\w*\.\s?)*[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*){1,4}")
PAGE = re.compile(r"^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*$", re.IGNORECASE)
NO_LIST = (
    "Quyết định nêu khen thưởng nhưng trong tệp không có danh sách người, tập thể. "
    "Hãy gửi kèm tệp danh sách (Word, Excel hoặc PDF); số, ngày quyết định ghi ở trang gửi tệp."
)
NOTHING = (
    "Không thấy quyết định khen thưởng nào trong tệp: cần có điều ghi “Tặng …” hoặc danh sách đánh số. "
    "Hãy xem lại tệp, hoặc nhập bằng bảng Excel."
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One award to one subject: where it stands, at which line of the text, the texts by meaning, the group."""

    where: str
    number: int
    said: dict[str, str]
    group: str


@dataclass(slots=True)
class Paper:
    """What was read. `refusal` is a sentence when there is no list to take in."""

    heading: dict[str, str]
    lines: list[PaperLine] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refusal: str = ""


def read_decision(text: str) -> Paper:
    """Read the whole text; table rows stand as `| a | b |`, each cell on one line."""
    paper = Paper(heading_of(text))
    reader = _Reader(paper)
    for number, line in _lines(nfc(text)):
        reader.read(number, line)
    reader.end()
    if not paper.lines:
        announced = any(article.award for article in reader.given.articles)
        paper.refusal = NO_LIST if announced else NOTHING
    if undoes := refusal_of(text):
        paper.lines, paper.refusal = [], undoes
    elif waits := waits_for(text):
        paper.heading[h.WAITS] = waits
    paper.warnings = reader.given.miscounted()
    return paper


def _lines(text: str):
    """(number, text) of lines that say something; numbers of pages are left out."""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if said.startswith("|") or (squeeze(said) and not PAGE.match(said)):
            yield number, said


class _Given:
    """The articles read so far, the awards they give, and how many of each were found."""

    def __init__(self):
        self.articles: list[Article] = []
        self.counted: dict[tuple[str, str], int] = {}

    def count(self, award: str, subject: str) -> None:
        self.counted[award, subject] = self.counted.get((award, subject), 0) + 1

    def miscounted(self) -> list[str]:
        """Where the numbers announced in an article and those read differ, in whole sentences."""
        found = []
        for article in self.articles:
            for subject, count in article.counts.items():
                read = self.counted.get((article.award, subject), 0)
                if read != count and self.counted:
                    found.append(
                        f"Điều {article.number} ghi {count} {WORDS[subject]} được tặng {article.award}, "
                        f"đọc được {read}. Hãy đối chiếu với văn bản gốc."
                    )
        return found

    def announced(self, named: str) -> str:
        """The award as its article writes it, where the heading writes it shorter."""
        key = fold(named).lower()
        alike = {
            a.award
            for a in self.articles
            if a.award and (fold(a.award).lower().startswith(key) or key.startswith(fold(a.award).lower()))
        }
        return alike.pop() if len(alike) == 1 else named

    def has_award_for(self, award: str, subject: str) -> bool:
        return any(a.award == award and (not a.counts or subject in a.counts) for a in self.articles)

    def only_award(self, subject: str | None) -> str:
        """The award of the only article that gives one (to such subjects)."""
        found = {a.award for a in self.articles if a.award and (subject is None or subject in a.counts)}
        found = found or {a.award for a in self.articles if a.award}
        return found.pop() if len(found) == 1 else ""


class _Reader:
    """Goes down the text: remembers the article, its award, the group, and whether a list is open."""

    def __init__(self, paper: Paper):
        self.paper = paper
        self.given = _Given()
        self.is_open, self.in_annex, self.is_past_head = False, False, False
        self.where, self.award, self.group, self.head = "Quyết định", "", "", ""
        self.movement, self.period = "", ""
        self.pending: tuple[int, str] | None = None
        self.article_text: tuple[int, list[str]] | None = None
        self.table: list[tuple[int, list[str]]] = []

    def read(self, number: int, line: str) -> None:
        if line.startswith("|"):
            self._close_article()
            self._flush()
            self.table.append((number, [squeeze(cell) for cell in line.strip("|").split("|")]))
            return
        self._close_table()
        if self.where == ENDS_SEEN:
            self._signed(line)
        line = squeeze(line)
        key = fold(line).lower()
        clause = CLAUSE.match(key) if self.is_past_head and not self.in_annex else None
        if ARTICLE.match(key):
            self._open_article(number, line)
        elif clause and award_in(line):
            within = self.given.articles[-1].number if self.given.articles and self.article_text is None else 1
            self._open_article(number, f"Điều {within}. {line[clause.end() :]}")
        elif ANNEX.match(key) and (line.isupper() or self.in_annex or ENDS_SEEN in self.where):
            self._open_annex(line)
        elif ENDS.match(key) or (DECIDES.match(key) and not self.in_annex):
            self._stop(key)
        elif self.article_text is not None and not self._begins_list(line, key):
            self.article_text[1].append(line)
        else:
            self._close_article()
            self._in_list(number, line, key)

    def end(self) -> None:
        self._close_article()
        self._close_table()
        self._flush()

    def _begins_list(self, line: str, key: str) -> bool:
        is_row = ROW.match(line) or BULLET.match(line)
        return bool(is_row or OF_SUBJECT.match(_headless(key)) or GROUND.match(key))

    def _open_article(self, number: int, line: str) -> None:
        self._close_article()
        self._flush()
        self.is_past_head, self.in_annex = True, False
        self.article_text = number, [line]

    def _close_article(self) -> None:
        if self.article_text is None:
            return
        number, lines = self.article_text
        self.article_text = None
        article = article_of(" ".join(lines))
        if article is None:
            return
        self.given.articles.append(article)
        self.where, self.group = f"Điều {article.number}", ""
        self.is_open, self.award = bool(article.award), article.award
        self.movement, self.period = article.movement, article.period
        if len(article.counts) == 1:
            self.group = WORDS[next(iter(article.counts))]
        if article.only:
            self._take(number, article.only)

    def _open_annex(self, line: str) -> None:
        self._close_article()
        self._flush()
        self.in_annex, self.is_open, self.where = True, True, "Danh sách"
        self._head_said(line)

    def _stop(self, key: str) -> None:
        self._close_article()
        self._flush()
        if ENDS.match(key) and (self.is_past_head or self.in_annex):
            self.is_open, self.in_annex, self.where = False, False, ENDS_SEEN

    def _signed(self, line: str) -> None:
        """The name under the office of who signed: the last one before any list."""
        said = re.split(r"\s{3,}", line)[-1].strip()
        if SIGNED.fullmatch(said) and not said.isupper():
            self.paper.heading[h.SIGNER] = squeeze(said)

    def _in_list(self, number: int, line: str, key: str) -> None:
        if not self.is_open or GROUND.match(key):
            if self.is_open and PERIOD.search(key):
                self._head_said(line)
            return
        if self._is_head(line, key):
            self._flush()
            self._head_said(line)
        elif ROW.match(line) or BULLET.match(line):
            self._flush()
            self.pending = number, BULLET.sub("", ROW.sub("", line))
        elif self.pending:
            self.pending = self.pending[0], f"{self.pending[1]} {line}"

    def _is_head(self, line: str, key: str) -> bool:
        """A line over a part of the list: it names a kind of subject, or an award, and nobody."""
        bare = _headless(key)
        if OF_SUBJECT.match(bare) and len(bare) < LONGEST_HEAD:
            return not re.match(
                r"tap the (?:lanh dao|can bo|nhan dan|phong|khoa|ban|truong|to|doi|cong chuc|giao vien)", bare
            )
        named = award_in(line)
        return bool(named) and (
            line.isupper()
            or bool(re.match(r"(?:tang|danh hieu|hinh thuc|cong nhan)\b", bare))
            or (
                bool(HEAD.match(line))
                and fold(named).lower() == bare[: len(named)]
                and not self.pending_is_person(bare)
            )
        )

    @staticmethod
    def pending_is_person(bare: str) -> bool:
        return bool(re.match(r"(?:ong|ba|dong chi)\b", bare))

    def _head_said(self, line: str) -> None:
        """Take award and kind of subject from a heading."""
        key = fold(line).lower()
        named = award_in(line)
        if named:
            self.award = self.given.announced(named)
        subject = next((each for each in GROUPS if re.search(rf"\b{each}\b(?! lao dong| ld)", key)), None)
        if subject:
            self.group = WORDS[GROUPS[subject]]
        if self.in_annex and not named and subject and not self.given.has_award_for(self.award, GROUPS[subject]):
            self.award = self.given.only_award(GROUPS[subject])
        if not self.award and self.in_annex:
            self.award = self.given.only_award(None)
        if self.in_annex:
            self._recall()

    def _recall(self) -> None:
        """A list behind the articles is for the year and the reason that the article of its award has named."""
        giving = [article for article in self.given.articles if article.award]
        named = [article for article in giving if article.award == self.award] or giving
        told = {(article.period, article.movement) for article in named}
        self.period, self.movement = told.pop() if len(told) == 1 else ("", "")

    def _flush(self) -> None:
        if self.pending:
            number, text = self.pending
            self.pending = None
            self._take(number, text)

    def _close_table(self) -> None:
        if not self.table:
            return
        rows, self.table = self.table, []
        if self.is_past_head and not self.is_open:
            return
        if self.in_annex and not self.award:
            self.award = self.given.only_award(None)
        for number, said, group in said_in_table(rows):
            if group:
                self._head_said(group)
            self._add(number, said)

    def _take(self, number: int, text: str) -> None:
        said = said_of(text, self.group)
        if said:
            self._add(number, said)

    def _add(self, number: int, said: dict[str, str]) -> None:
        award = said.get(h.AWARD) or self.award or self.paper.heading.get(h.AWARD, "")
        told = {h.AWARD: award, h.MOVEMENT: self.movement, h.PERIOD: self.period, **said}
        self.paper.lines.append(PaperLine(self.where, number, {k: v for k, v in told.items() if v}, self.group))
        name = said.get(c.NAME) or said.get(h.COLLECTIVE) or said.get(h.HOUSEHOLD) or ""
        kinds = [each for each, words in WORDS.items() if words == self.group]
        subject = kinds[0] if kinds else subject_of(name, said, self.group)
        self.given.count(award, subject)


ENDS_SEEN = "Sau chữ ký"
LONGEST_HEAD = 120


def _headless(key: str) -> str:
    """The line without its number and signs: `II. Cá nhân:` -> `cá nhân:`."""
    return (
        re.sub(r"^\s*(?:[ivxlc]{1,6}|[a-h]|\d{1,2}(?:\.\d{1,2})?)?\s*[.)\-–:/*+]*\s*", "", key)
        if re.match(r"^\s*(?:(?:[ivxlc]{1,6}|[a-h]|\d{1,2}(?:\.\d{1,2})?)\s*[.)\-–:/]|[*+\-–])", key)
        else key
    )
