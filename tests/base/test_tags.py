"""The shared parts of pages say what they are asked to say, and escape what people typed."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from thiduakt.base.verdict import YES, no


def shown(source: str, **context) -> str:
    return Template(source).render(Context(context))


def words(html: str) -> str:
    """The text between the tags, squeezed."""
    return " ".join(Template("{{ html|striptags }}").render(Context({"html": html})).split())


def test_status_tag_speaks_and_colours():
    assert shown('{% status_tag "chờ bổ sung" "warn" %}') == '<span class="tag tag-warn">Chờ bổ sung</span>'


def test_status_tag_escapes():
    assert shown("{% status_tag text %}", text="<b>") == '<span class="tag tag-none">&lt;b&gt;</span>'


def test_state_tag_reads_the_choice_field():
    thing = SimpleNamespace(state="returned", get_state_display=lambda: "trả lại bổ sung")

    assert shown("{% state_tag thing %}", thing=thing) == '<span class="tag tag-warn">Trả lại bổ sung</span>'


def test_no_tag_for_unknown_days():
    assert shown("{% days_left_tag days %}", days=None) == ""


def test_filters_are_built_in():
    assert shown("{{ n|vn_number }} {{ n|vn_number:2 }}", n=1250.5) == "1.250,5 1.250,50"
    assert shown("{{ counts|get:key }}|{{ counts|get:other }}", counts={"a": 3}, key="a", other="b") == "3|"


def test_crumbs_end_with_the_page_itself():
    html = shown('{% crumbs "Hồ sơ" "/ho-so/" "HS-1" %}')

    assert html.count("<li>") == 2
    assert '<a href="/ho-so/">Hồ sơ</a>' in html
    assert '<span aria-current="page">HS-1</span>' in html


def test_deadline_banner_says_when_and_how_long():
    html = shown("{% deadline_banner due days=-2 %}", due=date(2026, 11, 30))

    assert words(html) == "Hạn nộp: thứ Hai, 30/11/2026 — quá hạn 2 ngày."
    assert "banner-late" in html


def test_summary_row_says_that_nothing_is_there():
    assert words(shown('{% summary_row "Người ký" "" "/sua/" %}')) == "Người ký Chưa có Sửa người ký"


def test_act_button_posts_with_a_key_and_values():
    html = shown('{% act_button "/nhac/" "Nhắc" key="k1" note=typed %}', typed="<x>")

    assert '<input type="hidden" name="key" value="k1">' in html
    assert '<input type="hidden" name="note" value="&lt;x&gt;">' in html


def test_act_button_makes_a_new_key_each_time():
    assert shown('{% act_button "/a/" "A" %}') != shown('{% act_button "/a/" "A" %}')


def test_a_refused_act_shows_the_reason_and_no_form():
    html = shown('{% act_button "/trinh/" "Trình" verdict=verdict %}', verdict=no("Chỉ thủ trưởng được trình."))

    assert words(html) == "Trình Chỉ thủ trưởng được trình."
    assert "<form" not in html
    assert " disabled" in html


def test_an_allowed_act_has_its_form():
    assert "<form" in shown('{% act_button "/trinh/" "Trình" verdict=verdict %}', verdict=YES)


def test_next_page_keeps_the_filters():
    request = RequestFactory().get("/ho-so/?state=draft&after=old")
    html = shown('{% next_page "new~2" shown=50 total=284 noun="hồ sơ" %}', request=request)

    assert 'href="?state=draft&amp;after=new~2"' in html
    assert 'href="?state=draft"' in html
    assert words(html) == "50 trong 284 hồ sơ ‹ Về trang đầu Trang sau ›"


def test_the_last_page_has_no_next():
    html = shown('{% next_page None shown=3 noun="thư" %}', request=RequestFactory().get("/thu/"))

    assert words(html) == "3 thư trên trang này"


def test_table_region_can_be_reached_by_keyboard():
    html = shown('{% table_region "Danh sách" %}<table></table>{% endtable_region %}').strip()

    assert html == '<div class="table-region" role="region" aria-label="Danh sách" tabindex="0"><table></table></div>'


@pytest.mark.parametrize(
    ("met", "said"), [(True, 'aria-label="Đạt"'), (False, 'aria-label="Chưa đạt"'), (None, 'aria-label="Chưa rõ"')]
)
def test_a_finding_is_told_in_words_not_only_in_colour(met, said):
    finding = SimpleNamespace(met=met, message="Có sáng kiến.", citation="")
    html = render_to_string("components/findings.html", {"findings": [finding]})

    assert html.count("aria-label") == 1
    assert said in html


@pytest.mark.parametrize(
    ("state", "polls", "said"),
    [
        ("queued", 1, "Tờ trình: đang chờ đến lượt…"),
        ("running", 1, "Tờ trình: đang tạo…"),
        ("done", 0, "Tờ trình"),
        ("failed", 0, "Tờ trình: không tạo được. Hết giấy."),
    ],
)
def test_a_rendering_is_polled_only_while_it_is_worked_on(state, polls, said):
    context = {"id": "r1", "label": "Tờ trình", "state": state, "progress": 40, "error": "Hết giấy."}
    urls = {"status_url": "/s/", "file_url": "/f/", "retry_url": ""}
    html = render_to_string("components/rendering.html", context | urls)

    assert html.count("hx-get") == polls
    assert words(html).removesuffix(" Xem lại tiến độ") == said


def test_more_acts_works_without_javascript():
    html = shown('{% more_acts %}<a href="/rut/">Rút</a>{% endmore_acts %}')

    assert "<details" in html
    assert words(html) == "Việc khác Rút"
