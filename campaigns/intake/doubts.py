"""Doubts: everything the reader should look at, as warnings with a code."""

MESSAGES = {
    "not_a_plan": "Văn bản này không giống một kế hoạch: không thấy tên loại “KẾ HOẠCH”, ký hiệu KH hay nội "
    "dung thi đua.",
    "empty": "Văn bản không có chữ nào.",
    "truncated": "Văn bản quá dài, chỉ đọc phần đầu.",
    "ocr_damage": "Văn bản quét bị mất dấu ở nhiều chỗ, hãy đối chiếu với bản gốc.",
    "kind_inferred": "Không thấy dòng “KẾ HOẠCH”, tên loại được suy ra từ ký hiệu hoặc nội dung.",
    "header_missing": "Không thấy tên cơ quan ban hành ở đầu văn bản.",
    "issuer_inferred": "Cơ quan ban hành được suy ra từ nội dung: {}.",
    "issuer_missing": "Không tìm được cơ quan ban hành.",
    "parent_inferred": "Cơ quan chủ quản được suy ra từ nội dung: {}.",
    "number_blank": "Số văn bản để trống.",
    "number_missing": "Không thấy số và ký hiệu văn bản.",
    "date_blank": "Ngày, tháng ban hành để trống hoặc không đủ.",
    "date_missing": "Không thấy địa danh và ngày ban hành.",
    "year_inferred": "Năm được suy ra từ tên kế hoạch: {}.",
    "deadline_year_inferred": "Mốc “{}” không ghi năm, lấy theo năm của kế hoạch.",
    "deadline_not_a_day": "Mốc “{}” không phải là một ngày có thật.",
    "deadline_who_missing": "Mốc “{}” chưa rõ ai phải nộp.",
    "period_start_inferred": "Ngày bắt đầu thi đua được lấy theo ngày ban hành.",
    "title_missing": "Không thấy tên (trích yếu) của kế hoạch.",
    "sections_missing": "Không thấy đề mục nào theo dạng I, 1, a.",
    "section_order": "Thứ tự đề mục bị nhảy ở “{}”, có thể thiếu trang.",
    "signer_missing": "Không thấy chức vụ và họ tên người ký.",
    "signer_name_missing": "Không thấy họ tên người ký.",
    "recipients_missing": "Không thấy phần “Nơi nhận”.",
    "target_unclear": "Chỉ tiêu “{}” không đọc được con số.",
}
_MOST = 60


class Doubts:
    """Collects warnings, each code and text once."""

    def __init__(self):
        self._found = {}

    def add(self, code, text="", line=None):
        """Note a doubt; ``text`` fills the message, ``line`` says where."""
        key = (code, text)
        if key not in self._found and len(self._found) < _MOST:
            warning = {"code": code, "message": MESSAGES[code].format(text)}
            self._found[key] = {**warning, "line": line} if line else warning

    def codes(self):
        """Return the codes noted so far."""
        return {code for code, _ in self._found}

    def as_list(self):
        """Return the warnings in the order in which they were noted."""
        return list(self._found.values())
