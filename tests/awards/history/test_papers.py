"""Decisions as files: Word, PDF with letters, and pictures of paper where the machine can read them."""

from datetime import date

import pytest
from weasyprint import HTML

from awards.actions.history import scans
from awards.choices import AwardSource, Confidence
from awards.models import Award
from tests.awards.intake import texts
from tests.factories.history import employed, entered, judged, word
from tests.factories.units import UnitFactory

NAMES = ("Nguyễn Văn Hòa", "Trần Thị Mai Lan", "Phạm Quốc Việt")


@pytest.fixture
def people(province, unit):
    room = UnitFactory(name="Phòng Nội vụ huyện Đông Hà", parent=province)
    office = UnitFactory(name="Văn phòng Ủy ban nhân dân tỉnh", parent=province)
    return [employed(where, name) for where, name in zip((unit, room, office), NAMES, strict=True)]


def paged(text: str) -> str:
    """The text as a page, tables ruled."""
    parts, rows = [], []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append("".join(f"<td>{cell.strip()}</td>" for cell in line.strip("|").split("|")))
            continue
        if rows:
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            rows = []
        parts.append(f"<p>{line}</p>")
    style = "p{margin:2pt 0;font:13pt 'Liberation Serif'}table{border-collapse:collapse;width:100%}"
    return f"<style>{style}td{{border:1px solid #000;padding:3pt;font:13pt 'Liberation Serif'}}</style>{''.join(parts)}"


def pdf(text: str) -> bytes:
    return HTML(string=paged(text)).write_pdf()


@pytest.mark.parametrize(("make", "name"), [(word, "qd.docx"), (pdf, "qd.pdf")])
def test_a_decision_with_its_list(reviewer, people, make, name):
    batch = entered(make(texts.PARAGRAPHS), actor=reviewer, name=name)
    awards = Award.objects.order_by("name")
    assert [(award.person.full_name, award.award_type_id, award.year) for award in awards] == [
        (name, "BK_TINH", 2023) for name in sorted(NAMES)
    ]
    assert {(award.decision_number, award.decided_on, award.signer) for award in awards} == {
        ("215/QĐ-UBND", date(2024, 2, 5), "Lê Minh Đức")
    }
    assert {award.source for award in awards} == {AwardSource.IMPORTED}
    assert set(batch.rows.exclude(outcome="new").values_list("doubt", flat=True)) == {"unit"}


@pytest.mark.parametrize(("make", "name"), [(word, "qd.docx"), (pdf, "qd.pdf")])
def test_tables_of_an_annex(reviewer, make, name):
    batch = judged(make(texts.ANNEXED), actor=reviewer, name=name)
    assert list(batch.rows.values_list("name", flat=True)) == [
        "Khoa Khám bệnh, Bệnh viện đa khoa tỉnh", "Vũ Thị Hạnh", "Bùi Văn Nam", "Lý Thu Hà", "Vũ Thị Hạnh",
        "Ngô Quang Huy",
    ]  # fmt: skip


def test_a_decision_without_a_list_is_refused_with_advice(reviewer):
    batch = judged(pdf(texts.WITHOUT_LIST), actor=reviewer, name="qd.pdf")
    assert batch.state == "failed"
    assert "trong tệp không có danh sách người, tập thể. Hãy gửi kèm tệp danh sách" in batch.error


def test_announced_numbers_that_differ_are_kept_for_the_page(reviewer, people):
    batch = judged(word(texts.SHORT_COUNT), actor=reviewer, name="qd.docx")
    assert "Điều 1 ghi 5 cá nhân" in batch.details["warnings"][0]


def picture(text: str) -> bytes:
    """A PDF that holds nothing but a picture of the page."""
    import pypdfium2  # noqa: PLC0415 -- comes with pdfplumber

    image = pypdfium2.PdfDocument(pdf(text))[0].render(scale=300 / 72).to_pil().convert("L")
    from io import BytesIO  # noqa: PLC0415

    content = BytesIO()
    image.save(content, "PDF", resolution=300)
    return content.getvalue()


def test_a_scan_where_nothing_can_read_it(reviewer, monkeypatch):
    monkeypatch.setattr(scans, "can_read_scans", lambda: False)
    batch = judged(picture(texts.SCANNED), actor=reviewer, name="quet.pdf")
    assert batch.state == "failed"
    assert "phần nhận dạng chữ chưa được cài" in batch.error
    assert "tesseract-ocr-vie" in batch.error


@pytest.mark.skipif(not scans.can_read_scans(), reason="ocrmypdf, Tesseract tiếng Việt chưa cài")
def test_a_scan_is_read_and_marked_as_such(reviewer, province):
    centre = UnitFactory(name="Trung tâm Kiểm soát bệnh tật tỉnh", parent=province)
    employed(centre, "Mai Văn Sáng")
    batch = entered(picture(texts.SCANNED), actor=reviewer, name="quet.pdf")
    assert batch.details["is_scan"]
    assert list(batch.rows.values_list("name", flat=True)) == ["Mai Văn Sáng", "Lương Thị Thu"]
    assert list(batch.rows.values_list("outcome", "doubt")) == [("new", ""), ("unsure", "nobody")], batch.rows.values()
    award = Award.objects.get()
    assert (award.name, award.source, award.confidence) == ("Mai Văn Sáng", AwardSource.SCANNED, Confidence.DOUBTFUL)
    assert (award.decision_number, award.decided_on) == ("640/QĐ-UBND", date(2020, 7, 14))


def test_a_paper_that_takes_awards_away_writes_nothing(reviewer, people):
    text = texts.ANNEXED.replace("Tặng", "Thu hồi").replace("tặng", "thu hồi").replace("Công nhận", "Thu hồi")
    batch = judged(word(text), actor=reviewer, name="qd.docx")
    assert not batch.rows.exists()
    assert "không phải quyết định tặng" in batch.error
