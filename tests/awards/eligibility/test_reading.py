"""Input from outside: the command's answers and its one sentence for each slip."""

import json

import pytest
from django.core.management import call_command

from .records import initiative, person, titles, without

FIT = person(awards=titles("CSTDCS", 2023, 2024, 2025), initiatives=[initiative()])


def run(tmp_path, capsys, content) -> tuple[int, str, str]:
    file = tmp_path / "hoso.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    code = 0
    try:
        call_command("check_eligibility", str(file), json=True)
    except SystemExit as ended:
        code = ended.code
    out, err = capsys.readouterr()
    return code, out, err.strip()


def test_the_answer_has_the_contracts_keys(tmp_path, capsys):
    code, out, err = run(tmp_path, capsys, {"records": [FIT, person(id="q")]})
    [first, second] = json.loads(out)["results"]

    assert (code, err) == (0, "")
    assert (first["id"], first["verdict"], first["path"]) == ("p", "eligible", None)
    assert (second["id"], second["verdict"]) == ("q", "not_eligible")
    assert first["findings"][0] == {
        "rule": "CSTDT-01",
        "met": True,
        "severity": "block",
        "citation": "Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a",
        "message": "Có 3/3 lần liên tục đạt Chiến sĩ thi đua cơ sở: 2023, 2024, 2025.",
        "evidence": [f"Năm {year}: quyết định ngày 05/01/{year + 1}" for year in (2023, 2024, 2025)],
        "path": None,
        "mark": "VERIFIED",
        "needs": [],
        "earliest": None,
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[1", "Tệp hoso.json không đúng cú pháp JSON."),
        (b"\xff\xfe\x00", "Tệp hoso.json không phải là chữ UTF-8."),
        (rb'{"records": [{"id": "\ud800"}]}', "Tệp hoso.json không phải là chữ UTF-8."),
        (b"[" * 100_000, "Tệp hoso.json không đúng cú pháp JSON."),
        ([FIT], 'Tệp phải là một đối tượng JSON có danh sách "records".'),
        ({"records": {}}, 'Tệp phải là một đối tượng JSON có danh sách "records".'),
        ({"records": [7]}, "Bản ghi thứ 1 không phải là một đối tượng JSON."),
    ],
)
def test_a_file_that_is_no_list_of_records(tmp_path, capsys, content, sentence):
    assert run(tmp_path, capsys, content) == (2, "", sentence)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (without(FIT, "award"), "mục “award”: bắt buộc phải có."),
        (without(FIT, "on"), "mục “on”: bắt buộc phải có."),
        (without(FIT, "subject"), "mục “subject”: bắt buộc phải có."),
        (FIT | {"award": 5}, "mục “award”: phải là chữ."),
        (FIT | {"on": "2026-02-30"}, "mục “on”: “2026-02-30” không phải là ngày dạng năm-tháng-ngày."),
        (FIT | {"on": "20260115"}, "mục “on”: “20260115” không phải là ngày dạng năm-tháng-ngày."),
        (FIT | {"award_year": "2025"}, "mục “award_year”: “2025” không phải là một năm."),
        (FIT | {"award_year": True}, "mục “award_year”: “True” không phải là một năm."),
        (FIT | {"awards": {}}, "mục “awards”: phải là một danh sách."),
        (FIT | {"awards": ["CSTDCS"]}, "mục “awards[0]”, mục “code”: bắt buộc phải có."),
        (
            FIT | {"ratings": {"2025": "gioi"}},
            "mục “ratings.2025”, mục “value”: “gioi” không thuộc các giá trị "
            "khong_hoan_thanh, hoan_thanh, hoan_thanh_tot, hoan_thanh_xuat_sac.",
        ),
        (FIT | {"ratings": {"nam nay": "hoan_thanh"}}, "mục “ratings”: “nam nay” không phải là một năm."),
        (FIT | {"service_months": {"2025": -1}}, "mục “service_months.2025”, mục “value”: phải là số không âm."),
        (
            FIT | {"holds": [{"from": "2025-05-01", "to": "2025-04-01"}]},
            "mục “holds[0]”, mục “to”: ngày kết thúc trước ngày bắt đầu.",
        ),
        (FIT | {"holds": ["khieu_nai"]}, "mục “holds[0]”: phải là một đối tượng."),
        (
            FIT | {"members": {"2025": {"count": 5, "ldtt": 6}}},
            "mục “members.2025”, mục “ldtt”: không được lớn hơn số thành viên.",
        ),
    ],
)
def test_a_record_with_a_slip_names_the_place(tmp_path, capsys, record, sentence):
    assert run(tmp_path, capsys, {"records": [record]}) == (2, "", f"Bản ghi “p”, {sentence}")


def test_an_award_that_does_not_exist(tmp_path, capsys):
    sentence = "Bản ghi “p”: danh mục không có danh hiệu, hình thức khen thưởng mã “CSTD_XA”."

    assert run(tmp_path, capsys, {"records": [FIT | {"award": "CSTD_XA"}]}) == (2, "", sentence)


def test_a_file_that_is_not_there(tmp_path, capsys):
    missing = tmp_path / "khong-co.json"
    with pytest.raises(SystemExit) as ended:
        call_command("check_eligibility", str(missing), json=True)

    assert ended.value.code == 2
    assert capsys.readouterr().err.strip() == f"Không đọc được tệp {missing}."


def test_without_json_the_answer_is_for_reading(tmp_path, capsys):
    file = tmp_path / "hoso.json"
    file.write_text(json.dumps({"records": [FIT]}))
    call_command("check_eligibility", str(file))
    lines = capsys.readouterr().out.splitlines()

    assert lines[:2] == [
        "p: eligible",
        "  [đạt] Có 3/3 lần liên tục đạt Chiến sĩ thi đua cơ sở: 2023, 2024, 2025. "
        "(Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a)",
    ]
