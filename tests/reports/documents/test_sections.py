from reports.documents.blocks import Paragraph, Table
from reports.documents.sections import Section, text_blocks


def lines(section):
    return [(block.look, block.text) for block in section.blocks()]


def test_a_titled_part_is_upper_case_and_bold():
    assert lines(Section("I", "Mục đích,  yêu cầu", "Một.\n\nHai.")) == [
        ("part", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("body", "Một."),
        ("body", "Hai."),
    ]


def test_a_label_without_title_runs_into_its_first_line():
    assert lines(Section("1", "", "Thi đua.\n- Một")) == [("body", "1. Thi đua."), ("body", "- Một")]
    assert lines(Section("a)", "", "Kinh tế.")) == [("body", "a) Kinh tế.")]


def test_labels_carry_their_own_marks():
    signs = [Section(label).sign for label in ("II.", "1", "1.1", "2.10.", "đ", "b)", "(3)", "-", "+", "")]

    assert signs == ["II.", "1.", "1.1.", "2.10.", "đ)", "b)", "(3)", "-", "+", ""]


def test_children_follow_in_order():
    tree = Section("I", "A", children=(Section("1", "B", children=(Section("a", "", "c"),)), Section("2", "D")))

    assert [text for _, text in lines(tree)] == ["I. A", "1. B", "a) c", "2. D"]


def test_a_table_in_the_text_becomes_a_table():
    first, table, last = text_blocks("Trước\n| Tên | Mức |\n|---|---|\n| GRDP | 8% |\n| Xã |\nSau")

    assert (first, last) == (Paragraph("Trước"), Paragraph("Sau"))
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == ["Tên", "Mức"]
    assert table.rows == (("GRDP", "8%"), ("Xã", ""))


def test_rows_without_outer_bars_are_a_table_too_but_a_lone_bar_is_text():
    (table,) = text_blocks("TT | Chỉ tiêu\n1 | GRDP\n2 | Thu")

    assert table.rows == (("1", "GRDP"), ("2", "Thu"))
    assert text_blocks("Khối A | Khối B cùng ký") == [Paragraph("Khối A | Khối B cùng ký")]
