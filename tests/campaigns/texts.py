"""An invented plan with everything a plan has."""

PLAN = """ỦY BAN NHÂN DÂN TỈNH HÒA GIANG
VĂN PHÒNG

Số: 57/KH-VP

Hòa Giang, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Phát động phong trào thi đua chuyển đổi số trong cơ quan năm 2026

Thực hiện Kế hoạch số 08/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Hòa Giang, Văn phòng Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Mỗi phòng có ít nhất một việc làm mới về chuyển đổi số trong năm.

2. Yêu cầu

- Làm thật, đo được, không phô trương.

II. CHỈ TIÊU THI ĐUA

(1) Tỷ lệ hồ sơ giải quyết trực tuyến đạt từ 95% trở lên;

(2) Cơ cấu hồ sơ theo cách nộp: Trực tuyến khoảng 80,5%; Trực tiếp khoảng 19,5%;

(3) Số sáng kiến được công nhận đạt 1.600 sáng kiến.

III. TỔ CHỨC THỰC HIỆN

1. Trưởng các phòng, ban, đơn vị trực thuộc

- Gửi báo cáo tổng kết về Phòng Hành chính trước ngày 30 tháng 11 năm 2026.

2. Phòng Hành chính

- Gửi văn bản đề nghị khen thưởng về Sở Nội vụ chậm nhất ngày 15/12/2026.

Trên đây là Kế hoạch phát động phong trào thi đua của Văn phòng./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, ban, đơn vị;
- Lưu: VT.

KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Trần Thị Mẫu
"""
NO_PLAN = "Hôm nay trời nắng đẹp. Chúng tôi đi chợ mua rau."
