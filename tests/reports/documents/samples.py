"""Papers with invented facts, big enough to measure."""

from datetime import date

from reports.documents.blocks import Annex, Column, Paragraph, Table
from reports.documents.papers import DecisionPaper, MinutesPaper, PlanPaper, ProposalPaper
from reports.documents.parts import Letterhead, Mark, Recipients, Signer
from reports.documents.sections import Section

OFFICE = Letterhead(parent="UBND tỉnh Quảng Ngãi", issuer="Văn phòng Ủy ban nhân dân tỉnh")
PROVINCE = Letterhead(issuer="Ủy ban nhân dân tỉnh Quảng Ngãi")
DAY = date(2026, 2, 5)
LONG = "Các phòng, đơn vị tổ chức thực hiện nghiêm túc, đúng thời hạn, báo cáo kết quả về Văn phòng. " * 4

NAME_COLUMNS = (
    Column("STT", 8, "centre"),
    Column("Họ và tên", 30),
    Column("Chức vụ, đơn vị", 37),
    Column("Hình thức khen thưởng", 25),
)


def person_rows(count, name="Nguyễn Thị Thùy Dương"):
    post = "Chuyên viên Phòng Tổng hợp, Văn phòng UBND tỉnh"
    return tuple((str(no), f"{name} {no}", post, "Bằng khen") for no in range(1, count + 1))


def name_annex(count, **parts):
    table = Table(NAME_COLUMNS, person_rows(count, **parts))
    reference = Mark(number=5, symbol="QĐ-UBND", dated=DAY).cited(
        "Kèm theo Quyết định", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi"
    )
    return Annex(
        heading="DANH SÁCH",
        subject="Tập thể, cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh",
        reference=reference,
        body=(Paragraph("II. CÁ NHÂN", "group"), table),
    )


def plan(**changes):
    sections = (
        Section(
            "I",
            "Mục đích, yêu cầu",
            children=(
                Section("1", "Mục đích", f"- {LONG}\n- {LONG}"),
                Section("2", "Yêu cầu", f"- {LONG}\n- {LONG}"),
            ),
        ),
        Section(
            "II",
            "Nội dung thi đua",
            children=(
                Section("1", "", LONG),
                Section("2", "Chỉ tiêu", children=(Section("a", "", LONG), Section("b", "Về xã hội", LONG))),
                Section("2.1", "Kinh tế", LONG),
                Section("-", "", LONG),
            ),
        ),
        Section("III", "Tổ chức thực hiện", LONG),
    )
    facts = {
        "letterhead": OFFICE,
        "mark": Mark(number=5, symbol="KH-VP", place="Quảng Ngãi", dated=DAY),
        "subject": "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội của tỉnh",
        "signer": Signer.of("KT. Chánh Văn phòng", "Phó Chánh Văn phòng", "Hà Thị Lệ Vân"),
        "recipients": Recipients(("CT, PCT UBND tỉnh (b/cáo)", "Các phòng, ban;", "- Lưu: VT, HCTC.")),
        "opening": "Căn cứ chức năng, nhiệm vụ được giao, Văn phòng ban hành Kế hoạch như sau:",
        "sections": sections,
        "closing": "Trên đây là Kế hoạch phát động phong trào thi đua của Văn phòng.",
    }
    return PlanPaper(**facts | changes)


def proposal(count=3, **changes):
    facts = {
        "letterhead": Letterhead(parent="UBND tỉnh Quảng Ngãi", issuer="Sở Giáo dục và Đào tạo"),
        "mark": Mark(number=12, symbol="TTr-SGDĐT", place="Quảng Ngãi", dated=date(2026, 3, 15)),
        "subject": "Về việc đề nghị tặng danh hiệu thi đua và hình thức khen thưởng",
        "signer": Signer.of("GIÁM ĐỐC", "", "Trần Văn Bình"),
        "recipients": Recipients(("Ban Thi đua - Khen thưởng",), first="Như trên"),
        "to": ("Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi",),
        "grounds": ("Căn cứ Luật Thi đua, khen thưởng", "Căn cứ Biên bản họp Hội đồng ngày 02/3"),
        "request": "Sở Giáo dục và Đào tạo kính đề nghị xem xét, khen thưởng (có danh sách kèm theo).",
        "closing": "Sở Giáo dục và Đào tạo kính trình.",
        "annexes": (name_annex(count),),
    }
    return ProposalPaper(**facts | changes)


def minutes(count=3, **changes):
    votes = Table(
        (
            Column("STT", 8, "centre"),
            Column("Tên đối tượng", 25),
            Column("Hình thức đề nghị", 24),
            Column("Đồng ý", 10, "centre"),
            Column("Không đồng ý", 10, "centre"),
            Column("Tỷ lệ", 11, "centre"),
            Column("Kết quả", 12, "centre"),
        ),
        tuple(
            (str(n), f"Lê Văn Thành {n}", "Chiến sĩ thi đua cơ sở", "9", "1", "90,00%", "Đạt")
            for n in range(1, count + 1)
        ),
    )
    facts = {
        "letterhead": Letterhead(parent="UBND tỉnh Quảng Ngãi", issuer="Hội đồng Thi đua - Khen thưởng tỉnh"),
        "mark": Mark(number=3, symbol="BB-HĐTĐKT"),
        "subject": "Họp Hội đồng Thi đua - Khen thưởng tỉnh xét khen thưởng đợt 1",
        "signer": Signer.of("CHỦ TỌA", "", "Nguyễn Hoàng Giang"),
        "countersigner": Signer.of("THƯ KÝ", "", "Phạm Thị Minh"),
        "recipients": Recipients((), kept="Lưu: VT, Hồ sơ"),
        "started": "8 giờ 00, ngày 05 tháng 02 năm 2026",
        "place": "Phòng họp số 2",
        "chair": "Ông Nguyễn Hoàng Giang, Chủ tịch Hội đồng",
        "secretary": "Bà Phạm Thị Minh",
        "attendance": ("Tổng số thành viên: 10; có mặt: 10.",),
        "proceedings": ("Hội đồng bỏ phiếu, kết quả như sau:", votes),
        "finished": "11 giờ 30, ngày 05 tháng 02 năm 2026",
    }
    return MinutesPaper(**facts | changes)


def decision(count=3, **changes):
    facts = {
        "letterhead": PROVINCE,
        "mark": Mark(number=5, symbol="QĐ-UBND", place="Quảng Ngãi", dated=DAY),
        "subject": "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "signer": Signer.of("CHỦ TỊCH", "", "Nguyễn Hoàng Giang"),
        "recipients": Recipients(("Sở Tài chính", "Lưu: VT, NCVX"), first="Như Điều 3"),
        "authority": "Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi",
        "grounds": ("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Luật Thi đua, khen thưởng"),
        "proposed_by": "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 02/02/2026",
        "articles": (
            "Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 03 cá nhân (có danh sách kèm theo).",
            "Tiền thưởng được trích từ Quỹ thi đua, khen thưởng.",
            "Chánh Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
        "annexes": (name_annex(count),),
    }
    return DecisionPaper(**facts | changes)


PAPERS = {"plan": plan, "proposal": proposal, "minutes": minutes, "decision": decision}
