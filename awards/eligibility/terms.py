"""Closed vocabularies of a record, in order of weight, with the office's words."""

SUBJECTS = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}

SEXES = {"nam": "nam", "nu": "nữ"}

# From the weakest to the best: a later one is "at least" an earlier one.
RATINGS = {
    "khong_hoan_thanh": "không hoàn thành nhiệm vụ",
    "hoan_thanh": "hoàn thành nhiệm vụ",
    "hoan_thanh_tot": "hoàn thành tốt nhiệm vụ",
    "hoan_thanh_xuat_sac": "hoàn thành xuất sắc nhiệm vụ",
}
EXCELLENT = "hoan_thanh_xuat_sac"

# Kinds of commendation: what was done over the year, as against single feats and themes.
MERIT_WORDS = frozenset({"cong_trang", "thuong_xuyen"})
KINDS = {
    "cong_trang": "công trạng",
    "thuong_xuyen": "thường xuyên",
    "dot_xuat": "đột xuất",
    "phong_trao": "phong trào thi đua",
    "chuyen_de": "chuyên đề",
    "cong_hien": "quá trình cống hiến",
    "nien_han": "niên hạn",
    "doi_ngoai": "đối ngoại",
    "khang_chien": "kháng chiến",
}

LEAVES = {
    "nghi_thai_san": "nghỉ thai sản",
    "dao_tao_duoi_1_nam": "đào tạo, bồi dưỡng dưới 1 năm",
    "dao_tao_tu_1_nam": "đào tạo, bồi dưỡng từ 1 năm trở lên",
    "dieu_tri_thuong_tich_do_dung_cam": "điều trị thương tích do hành động dũng cảm",
}

SCOPES = {"co_so": "cấp cơ sở", "tinh": "cấp tỉnh", "toan_quoc": "toàn quốc"}
SCOPE_ALIASES = {"cap_co_so": "co_so", "cap_tinh": "tinh"}

RECOGNISERS = {
    "CHU_TICH_UBND_TINH": "Chủ tịch UBND tỉnh",
    "CHU_TICH_UBND_XA": "Chủ tịch UBND xã",
    "CHU_TICH_UBND_HUYEN": "Chủ tịch UBND huyện",
    "THU_TRUONG_SO_NGANH": "Thủ trưởng sở, ban, ngành",
}

LAUNCHERS = {
    "tinh": "Chủ tịch UBND tỉnh",
    "xa": "Chủ tịch UBND xã",
    "THU_TUONG": "Thủ tướng Chính phủ",
    "CHU_TICH_NUOC": "Chủ tịch nước",
}
ORGANISERS = {
    "tinh": "tỉnh",
    "xa": "xã, phường",
    "trung_uong": "Hội đồng Thi đua - Khen thưởng Trung ương",
    "HĐTĐKT Trung ương": "Hội đồng Thi đua - Khen thưởng Trung ương",
    "HDTDKT_TRUNG_UONG": "Hội đồng Thi đua - Khen thưởng Trung ương",
}
STAGES = {"so_ket": "sơ kết", "tong_ket": "tổng kết"}

# Lightest first; a form that is not listed is taken to be the heaviest.
DISCIPLINES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "bai_nhiem": "bãi nhiệm",
    "buoc_thoi_viec": "buộc thôi việc",
}

HOLDS = {
    "xem_xet_ky_luat": "đang xem xét kỷ luật",
    "dieu_tra": "đang điều tra",
    "thanh_tra": "đang thanh tra",
    "thanh_tra_kiem_tra_co_dau_hieu": "đang thanh tra, kiểm tra dấu hiệu vi phạm",
    "khieu_nai": "đang giải quyết khiếu nại",
    "to_cao": "đang giải quyết tố cáo",
    "khieu_nai_to_cao_dang_xac_minh": "đang xác minh khiếu nại, tố cáo",
    "bao_chi": "đang xác minh thông tin báo chí nêu",
    "bao_chi_neu_dang_xac_minh": "đang xác minh thông tin báo chí nêu",
}


def rank(word: str | None, scale: dict[str, str]) -> int:
    """Place on a scale, 0 for the lowest; beyond the end for a word that is not on it."""
    order = list(scale)
    return order.index(word) if word in scale else len(order)


def label(word: str | None, scale: dict[str, str]) -> str:
    """The office's word, or the given word when the scale does not know it."""
    return scale.get(word or "", word or "chưa rõ")


def up_to_best(lowest: str) -> str:
    """A grade as a standard asks it: “từ mức … trở lên”, or the best grade by its name."""
    return label(lowest, RATINGS) if lowest == EXCELLENT else f"từ mức {label(lowest, RATINGS)} trở lên"


def reach(least: str) -> str:
    """A scope as a standard asks it: “phạm vi … trở lên”, or the widest by its name."""
    word = f"phạm vi {label(least, SCOPES)}"
    return word if rank(least, SCOPES) == len(SCOPES) - 1 else f"{word} trở lên"
