"""Pages of blocs: the year's list, a division, the page of placing, a bloc."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from awards.models import LegalGround
from reports.documents.builders.divisions import division_paper
from tests.factories.blocs import YEAR, BlocFactory, DivisionFactory, DocumentFactory, MemberFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import BlocRole, Role
from units.models import BlocDivision, BlocDocument, BlocMember, PledgeSignature


def pdf() -> bytes:
    target, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(target)
    return target.getvalue()


PDF = pdf()


@pytest.fixture
def draft(province):
    return DivisionFactory(issuer=province)


@pytest.fixture
def bloc(unit):
    """In force; the unit leads it."""
    bloc = BlocFactory(name="Khối 1")
    MemberFactory(bloc=bloc, unit=unit, role=BlocRole.HEAD)
    return bloc


class TestList:
    def test_this_year_when_none_is_chosen_and_drafts_for_offices_only(self, login, unit_officer, reviewer, draft):
        BlocFactory(name="Khối nay")
        BlocFactory(name="Khối xưa", division__year=YEAR - 1)
        BlocFactory(name="Khối nháp", division=draft)

        def names(actor, query=""):
            return {row.name for row in login(actor).get(reverse("units:blocs") + query).context["page"].rows}

        assert names(unit_officer) == {"Khối nay"}
        assert names(unit_officer, f"?year={YEAR - 1}") == {"Khối xưa"}
        assert names(unit_officer, "?year=la") == {"Khối nay"}
        assert names(reviewer) == {"Khối nay", "Khối nháp"}

    def test_narrowed_by_kind(self, login, unit_officer):
        BlocFactory(name="Khối A")
        BlocFactory(name="Cụm B", division__kind="cụm")

        page = login(unit_officer).get(reverse("units:blocs"), {"kind": "cụm"})
        assert [row.name for row in page.context["page"].rows] == ["Cụm B"]

    @pytest.mark.parametrize("count", [1, 3, 50])
    def test_costs_the_same_for_any_count(self, login, unit_officer, count, django_assert_num_queries):
        for _ in range(count):
            bloc = BlocFactory()
            MemberFactory(bloc=bloc, role="head")
        client = login(unit_officer)

        with django_assert_num_queries(10):
            client.get(reverse("units:blocs"))


class TestDivisionPages:
    def test_drawn_up_from_last_year_in_the_browser(self, login, reviewer, leader, province):
        source = DivisionFactory(issuer=province, year=YEAR - 1, in_force=True)
        MemberFactory(bloc__division=source, bloc__name="Khối 1", unit__parent=province, unit__name="Sở Còn")
        path = f"{reverse('units:division_new')}?source={source.pk}"
        shown = login(reviewer).get(path).context["form"].initial
        typed = {**shown, "signer": str(leader.pk), "level": "tinh", "proposal": ""}
        response = login(reviewer).post(path, typed)

        made = BlocDivision.objects.get(state="draft")
        assert response.url == made.get_absolute_url()
        assert (made.year, made.title, made.copied_from) == (YEAR, f"Về việc chia khối thi đua năm {YEAR}", source)
        assert made.blocs.get().members.get().unit.name == "Sở Còn"

    @pytest.mark.parametrize(
        ("typed", "kept", "other"),
        [
            (None, f"Về việc chia khối thi đua năm {YEAR + 1}", None),
            ("Về việc chia khối", "Về việc chia khối", None),
            (f"Chia khối năm {YEAR}, thay bản năm {YEAR + 1}", f"Chia khối năm {YEAR}, thay bản năm {YEAR + 1}", None),
            (f"Chia khối năm {YEAR}", f"Chia khối năm {YEAR}", YEAR),
        ],
    )
    def test_the_title_follows_the_year_or_is_told_apart(self, login, clerk, reviewer, leader, typed, kept, other):
        client, path = login(reviewer), reverse("units:division_new")
        shown = client.get(path).context["form"].initial
        sent = {**shown, "year": YEAR + 1, "signer": str(leader.pk), "proposal": "", "title": typed or shown["title"]}
        client.post(path, sent)

        made = BlocDivision.objects.get()
        assert (made.title, made.year_in_title) == (kept, other)
        MemberFactory(bloc__division=made, role="head")
        said = f"Trích yếu ghi năm {other}, còn bản này chia khối năm {YEAR + 1}"
        issue = reverse("units:division_issue", args=[made.pk])
        pages = client.get(made.get_absolute_url()).text, login(clerk).get(issue).text
        assert [said in page for page in pages] == [other is not None] * 2

    def test_a_new_one_begins_at_the_province_with_the_law_of_the_day(self, login, reviewer, leader):
        ground = {"paper": "decision", "position": 1, "text": "Căn cứ Luật Thi đua;", "valid_from": date(2020, 1, 1)}
        LegalGround.objects.create(**ground, citation="Luật", mark="VERIFIED")
        client, path = login(reviewer), reverse("units:division_new")
        shown = client.get(path).context["form"].initial
        assert (shown["level"], shown["grounds"]) == ("tinh", "Căn cứ Luật Thi đua;")
        client.post(path, {**shown, "signer": str(leader.pk), "proposal": ""})

        assert division_paper(BlocDivision.objects.get()).grounds == ("Căn cứ Luật Thi đua;",)

    def test_a_twin_is_said_on_the_form_and_what_was_typed_stays(self, login, reviewer, leader, draft):
        typed = {"year": YEAR, "kind": draft.kind, "level": "tinh", "title": "Bản khác", "signer": str(leader.pk)}
        response = login(reviewer).post(reverse("units:division_new"), typed)

        assert response.status_code == 200
        assert "đã có bản chia khối cùng loại của năm" in response.text
        assert "Bản khác" in response.text

    def test_the_page_of_a_draft_says_what_is_lacking_and_who_is_left(self, login, reviewer, draft, unit):
        response = login(reviewer).get(draft.get_absolute_url())

        assert response.context["lacks"] == ["Chưa có khối nào."]
        assert [left.name for left in response.context["left"]] == ["Sở Nội vụ", "Sở Xây dựng"]

    @pytest.mark.parametrize("count", [1, 3, 50])
    def test_costs_the_same_for_any_count(self, login, reviewer, count, draft, django_assert_num_queries):
        for _ in range(count):
            MemberFactory(bloc__division=draft)
        client = login(reviewer)

        with django_assert_num_queries(10):
            client.get(draft.get_absolute_url())

    def test_issued_behind_a_question(self, login, clerk, draft):
        MemberFactory(bloc__division=draft, role="head")
        path = reverse("units:division_issue", args=[draft.pk])

        page = login(clerk).get(path).text
        assert f"Ban hành quyết định chia khối thi đua của tỉnh năm {YEAR}?" in page
        assert "thì soạn quyết định điều chỉnh" in page
        response = login(clerk).post(path, {"issued_on": f"{today():%d/%m/%Y}"})
        assert response.url == draft.get_absolute_url()
        draft.refresh_from_db()
        assert draft.state == "issued"

    def test_what_keeps_it_from_being_issued_is_said(self, login, clerk, draft):
        path = reverse("units:division_issue", args=[draft.pk])
        response = login(clerk).post(path, {"issued_on": "31/02/2026"})

        assert "phải là một ngày có thật" in response.text
        response = login(clerk).post(path, {"issued_on": f"{today():%d/%m/%Y}"})
        assert "Chưa có khối nào." in response.text

    def test_recorded_renamed_added_dropped(self, login, reviewer, draft):
        client = login(reviewer)
        client.post(reverse("units:bloc_new", args=[draft.pk]), {"name": "Khối 1"})
        bloc = draft.blocs.get()
        client.post(reverse("units:bloc_rename", args=[bloc.pk]), {"name": "Khối các sở"})
        MemberFactory(bloc=bloc, role="head")
        spare = BlocFactory(division=draft)
        client.post(reverse("units:bloc_drop", args=[spare.pk]))
        typed = {"decision": "Quyết định số 15/QĐ-UBND", "issued_on": f"{today():%d/%m/%Y}"}
        client.post(reverse("units:division_record", args=[draft.pk]), typed)

        draft.refresh_from_db()
        assert (draft.state, [row.name for row in draft.blocs.all()]) == ("recorded", ["Khối các sở"])

    def test_the_words_are_edited(self, login, reviewer, leader, draft):
        path = reverse("units:division_edit", args=[draft.pk])
        typed = login(reviewer).get(path).context["form"].initial | {"title": "Trích yếu mới", "signer": str(leader.pk)}
        login(reviewer).post(path, typed)

        draft.refresh_from_db()
        assert (draft.title, draft.signer_name) == ("Trích yếu mới", leader.user.full_name)


class TestPlacing:
    def typed(self, unit, bloc, was="", role="member") -> dict:
        prefix = f"u{unit.pk.hex}"
        return {"unit": [str(unit.pk)], f"{prefix}-bloc": bloc, f"{prefix}-role": role, f"{prefix}-was": was}

    def test_a_row_for_each_unit_and_only_the_changed_are_kept(self, login, reviewer, draft, unit):
        bloc = BlocFactory(division=draft)
        path = reverse("units:division_place", args=[draft.pk])
        rows = login(reviewer).get(path).context["rows"]
        response = login(reviewer).post(path, self.typed(unit, bloc.pk, role="head"))

        assert [row.unit.name for row in rows] == ["Sở Nội vụ", "Sở Xây dựng"]
        assert response.url == path
        assert list(BlocMember.objects.values_list("unit__name", "role")) == [("Sở Xây dựng", "head")]

    @pytest.mark.parametrize("query", ["?q=xay", "?kind=department&left=1&q=xay", "?lower=1&q=XÂY"])
    def test_narrowed(self, login, reviewer, draft, unit, query):
        rows = login(reviewer).get(reverse("units:division_place", args=[draft.pk]) + query).context["page"].rows

        assert [row.name for row in rows] == ["Sở Xây dựng"]

    def test_bodies_beside_the_province_may_be_placed_too(self, login, reviewer, draft):
        party = UnitFactory(name="Tỉnh ủy Hòa Giang")
        UnitFactory(name="Ban Tổ chức Tỉnh ủy", parent=party)
        UnitFactory(name="Huyện ủy cũ", ended_on=date(YEAR - 1, 6, 30))
        path = reverse("units:division_place", args=[draft.pk])

        def names(query):
            return [row.name for row in login(reviewer).get(path + query).context["page"].rows]

        assert names("") == ["Sở Nội vụ", "Tỉnh ủy Hòa Giang"]
        assert names("?lower=1") == ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "Tỉnh ủy Hòa Giang"]

    def test_a_clash_is_said_and_the_choice_stays(self, login, reviewer, draft, unit):
        bloc = BlocFactory(division=draft, name="Khối 1")
        MemberFactory(bloc__name="Khối khác", unit=unit)
        response = login(reviewer).post(reverse("units:division_place", args=[draft.pk]), self.typed(unit, bloc.pk))

        assert "Sở Xây dựng đã ở “Khối khác”" in response.text
        assert f'<option value="{bloc.pk}" selected>' in response.text

    @pytest.mark.parametrize(("bloc", "was"), [("999999", ""), ("x", ""), ("", "rác:head"), ("", "9:")])
    def test_rubbish_is_refused_in_a_sentence(self, login, reviewer, draft, unit, bloc, was):
        typed = self.typed(unit, bloc, was) | {"unit": ["khong-phai-ma", str(unit.pk)]}
        response = login(reviewer).post(reverse("units:division_place", args=[draft.pk]), typed)

        assert response.status_code == 200
        assert response.context["problems"]
        assert not BlocMember.objects.exists()

    @pytest.mark.parametrize("count", [1, 3, 50])
    def test_costs_the_same_for_any_count(self, login, reviewer, draft, count, province, django_assert_num_queries):
        bloc = BlocFactory(division=draft)
        for _ in range(count):
            MemberFactory(bloc=bloc, unit=UnitFactory(parent=province))
        client = login(reviewer)

        with django_assert_num_queries(10):
            client.get(reverse("units:division_place", args=[draft.pk]))


class TestBloc:
    def test_the_year_of_the_bloc(self, login, unit_head, bloc):
        MemberFactory(bloc=bloc, role="deputy", unit__short_name="Sở Y tế")
        steps = login(unit_head).get(bloc.get_absolute_url()).context["cycle"]

        assert [(step["label"], step["state"]) for step in steps] == [
            ("Chương trình, kế hoạch của khối", "now"),
            ("Ký giao ước thi đua", "future"),
            ("Sơ kết 6 tháng", "future"),
            ("Tổng kết năm", "future"),
        ]
        assert steps[0]["note"] == (
            "Trưởng khối (Sở Xây dựng) soạn và đăng chương trình; phó khối (Sở Y tế) giúp theo dõi"
        )

    def test_the_pledge_is_done_when_all_have_signed(self, login, unit_head, bloc):
        DocumentFactory(bloc=bloc, kind="pledge", posted_by=unit_head)
        client = login(unit_head)
        before = client.get(bloc.get_absolute_url()).context["cycle"][1]
        client.post(reverse("units:bloc_sign", args=[bloc.pk]))

        assert before["note"] == "Đã ký 0/1 đơn vị; thủ trưởng các đơn vị còn lại bấm Ký giao ước"
        assert client.get(bloc.get_absolute_url()).context["cycle"][1]["state"] == "done"

    def test_a_second_press_of_signing_goes_back_to_the_bloc(self, login, unit_head, bloc):
        DocumentFactory(bloc=bloc, kind="pledge", posted_by=unit_head)
        path = reverse("units:bloc_sign", args=[bloc.pk])

        assert [login(unit_head).post(path).url for _ in range(2)] == [bloc.get_absolute_url()] * 2
        assert PledgeSignature.objects.count() == 1

    def test_posted_read_and_withdrawn(self, login, unit_head, bloc):
        client = login(unit_head)
        path = reverse("units:bloc_document_new", args=[bloc.pk])
        file = SimpleUploadedFile("chuong-trinh.pdf", PDF)
        typed = {"kind": "programme", "title": "Chương trình", "dated_on": f"{today():%d/%m/%Y}", "file": file}
        response = client.post(path, typed)
        document = BlocDocument.objects.get()

        assert response.url == bloc.get_absolute_url()
        read = client.get(reverse("units:bloc_document", args=[document.pk]))
        assert (read["Content-Disposition"], read.getvalue()) == ('attachment; filename="chuong-trinh.pdf"', PDF)
        client.post(reverse("units:bloc_document_withdraw", args=[document.pk]))
        assert client.get(reverse("units:bloc_document", args=[document.pk])).status_code == 404

    @pytest.mark.parametrize(("name", "content"), [("a.exe", b"MZ"), ("a.pdf", b"khong phai pdf"), ("a.docx", PDF)])
    def test_a_file_that_is_not_what_it_says_is_refused(self, login, unit_head, bloc, name, content):
        typed = {"kind": "other", "title": "Văn bản", "dated_on": f"{today():%d/%m/%Y}"}
        path = reverse("units:bloc_document_new", args=[bloc.pk])
        response = login(unit_head).post(path, typed | {"file": SimpleUploadedFile(name, content)})

        assert response.status_code == 200
        assert response.context["form"].errors.keys() == {"file"}
        assert not BlocDocument.objects.exists()

    def test_reminded_and_led_by_another(self, login, unit_head, reviewer, bloc):
        DocumentFactory(bloc=bloc, kind="pledge", posted_by=unit_head)
        member = MemberFactory(bloc=bloc)
        PostFactory(unit=member.unit, role=Role.UNIT_HEAD)
        response = login(unit_head).post(reverse("units:bloc_remind", args=[bloc.pk]), follow=True)
        typed = {"member": member.pk, "role": "head", "starts_on": f"{today():%d/%m/%Y}", "basis": "Công văn 12"}
        login(reviewer).post(reverse("units:bloc_appoint", args=[bloc.pk]), typed)

        assert "Đã nhắc 2 đơn vị chưa ký" in response.text
        assert bloc.members.get(role="head", ends_on=None).unit == member.unit

    @pytest.mark.parametrize("count", [1, 3, 50])
    def test_costs_the_same_for_any_count(self, login, unit_head, bloc, count, django_assert_num_queries):
        pledge = DocumentFactory(bloc=bloc, kind="pledge", posted_by=unit_head)
        for _ in range(count):
            DocumentFactory(bloc=bloc, posted_by=unit_head, title="Văn bản khác")
            member = MemberFactory(bloc=bloc)
            PledgeSignature.objects.create(member=member, document=pledge, post=unit_head, name="Người ký")
        client = login(unit_head)

        with django_assert_num_queries(10):
            client.get(bloc.get_absolute_url())
