"""Closed vocabularies of a record, in order of weight, with the office's words."""

SUBJECTS = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}

# From the weakest to the best: a later one is "at least" an earlier one.
RATINGS = {
    "khong_hoan_thanh": "không hoàn thành nhiệm vụ",
    "hoan_thanh": "hoàn thành nhiệm vụ",
    "hoan_thanh_tot": "hoàn thành tốt nhiệm vụ",
    "hoan_thanh_xuat_sac": "hoàn thành xuất sắc nhiệm vụ",
}
EXCELLENT = "hoan_thanh_xuat_sac"

SCOPES = {"co_so": "cấp cơ sở", "tinh": "cấp tỉnh", "toan_quoc": "toàn quốc"}
SCOPE_ALIASES = {"cap_co_so": "co_so", "cap_tinh": "tinh"}

RECOGNISERS = {
    "CHU_TICH_UBND_TINH": "Chủ tịch UBND tỉnh",
    "CHU_TICH_UBND_XA": "Chủ tịch UBND xã",
    "CHU_TICH_UBND_HUYEN": "Chủ tịch UBND huyện",
    "THU_TRUONG_SO_NGANH": "Thủ trưởng sở, ban, ngành",
}

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
