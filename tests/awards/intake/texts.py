"""Decisions on awards of an invented province, in the layouts offices use; text as Word and PDF give it."""

PARAGRAPHS = """ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN LÂM    Độc lập - Tự do - Hạnh phúc
Số: 215/QĐ-UBND    An Lâm, ngày 05 tháng 02 năm 2024

QUYẾT ĐỊNH
Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LÂM

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 31/TTr-SNV ngày 30 tháng 01 năm 2024.

QUYẾT ĐỊNH:

Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 02 tập thể và 03 cá nhân đã có thành tích xuất sắc trong phong trào thi đua năm 2023, gồm:
I. Tập thể
1. Phòng Tổ chức - Hành chính, Sở Y tế;
2. Trường Trung học cơ sở Bình Minh, huyện Đông Hà.
II. Cá nhân
1. Ông Nguyễn Văn Hòa, Giám đốc Sở Xây dựng;
2. Bà Trần Thị Mai Lan, Trưởng phòng Nội vụ huyện Đông Hà;
3. Ông Phạm Quốc Việt, Chuyên viên Văn phòng Ủy ban nhân dân
tỉnh.
Điều 2. Kinh phí khen thưởng trích từ Quỹ thi đua, khen thưởng của tỉnh.
Điều 3. Quyết định này có hiệu lực từ ngày ký.
1. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
CHỦ TỊCH
Lê Minh Đức
"""

ANNEXED = """UBND TỈNH AN LÂM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ    Độc lập - Tự do - Hạnh phúc
Số: 77/QĐ-SYT    An Lâm, ngày 10 tháng 01 năm 2023
QUYẾT ĐỊNH
Về việc công nhận danh hiệu thi đua năm 2022
GIÁM ĐỐC SỞ Y TẾ
Căn cứ Luật Thi đua, khen thưởng;
QUYẾT ĐỊNH:
Điều 1. Công nhận danh hiệu Tập thể Lao động tiên tiến năm 2022 cho 01 tập thể (có danh sách kèm theo).
Điều 2. Công nhận danh hiệu Lao động tiên tiến năm 2022 cho 03 cá nhân (có danh sách kèm theo).
Điều 3. Công nhận danh hiệu Chiến sĩ thi đua cơ sở năm 2022 cho 02 cá nhân (có danh sách kèm theo).
Điều 4. Chánh Văn phòng Sở và các cá nhân có tên chịu trách nhiệm thi hành.
Nơi nhận:
- Như Điều 4;
GIÁM ĐỐC
Đỗ Thị Kim Oanh

DANH SÁCH
(Kèm theo Quyết định số 77/QĐ-SYT ngày 10/01/2023 của Giám đốc Sở Y tế)
I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN
| TT | Tên tập thể | Ghi chú |
| 1 | Khoa Khám bệnh, Bệnh viện đa khoa tỉnh |  |
II. LAO ĐỘNG TIÊN TIẾN
| TT | Họ và tên | Chức vụ, đơn vị |
| 1 | Vũ Thị Hạnh | Điều dưỡng, Bệnh viện đa khoa tỉnh |
| 2 | Bùi Văn Nam | Bác sĩ, Bệnh viện đa khoa tỉnh |
| 3 | Lý Thu Hà | Kế toán, Văn phòng Sở |
III. CHIẾN SĨ THI ĐUA CƠ SỞ
| TT | Họ và tên | Chức vụ, đơn vị |
| 1 | Vũ Thị Hạnh | Điều dưỡng, Bệnh viện đa khoa tỉnh |
| 2 | Ngô Quang Huy | Trưởng khoa, Bệnh viện đa khoa tỉnh |
"""

ONE_MAN = """CHỦ TỊCH NƯỚC    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 1320/QĐ-CTN    Hà Nội, ngày 12 tháng 9 năm 2019
QUYẾT ĐỊNH
Về việc tặng thưởng Huân chương Lao động
CHỦ TỊCH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Căn cứ Hiến pháp;
QUYẾT ĐỊNH:
Điều 1. Tặng thưởng Huân chương Lao động hạng Ba cho ông Lê Văn Tám, Phó Chủ tịch Ủy ban nhân dân huyện Đông Hà, tỉnh An Lâm, đã có thành tích xuất sắc trong công tác từ năm 2014 đến năm 2018.
Điều 2. Thủ tướng Chính phủ, Chủ nhiệm Văn phòng Chủ tịch nước và ông có tên ở Điều 1 thi hành Quyết định này.
"""

WITHOUT_LIST = """ỦY BAN NHÂN DÂN
HUYỆN ĐÔNG HÀ
Số: 912/QĐ-UBND    Đông Hà, ngày 20 tháng 12 năm 2021
QUYẾT ĐỊNH
Về việc tặng Giấy khen
CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐÔNG HÀ
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Tặng Giấy khen của Chủ tịch UBND huyện cho 05 tập thể và 21 cá nhân (có danh sách kèm theo).
Điều 2. Chánh Văn phòng HĐND và UBND huyện chịu trách nhiệm thi hành.
Nơi nhận:
"""

HOUSEHOLDS = """UBND XÃ BÌNH MINH    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 41/QĐ-UBND    Bình Minh, ngày 18 tháng 11 năm 2022
QUYẾT ĐỊNH
V/v tặng Giấy khen cho các hộ gia đình tiêu biểu
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BÌNH MINH
Căn cứ Luật Thi đua, khen thưởng;
QUYẾT ĐỊNH:
Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 02 hộ gia đình:
1. Hộ ông Lê Văn Bảy - Thôn Đoài;
2. Hộ bà Đinh Thị Sáu - Thôn Đông.
Điều 2. Quyết định có hiệu lực kể từ ngày ký.
"""

SEVERAL_KINDS = """ỦY BAN NHÂN DÂN TỈNH AN LÂM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 3001/QĐ-UBND    An Lâm, ngày 25 tháng 12 năm 2023
QUYẾT ĐỊNH
Về việc khen thưởng thành tích năm 2023
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LÂM
Căn cứ Luật Thi đua, khen thưởng;
QUYẾT ĐỊNH:
Điều 1. Khen thưởng các tập thể, cá nhân có thành tích năm 2023:
1. Tặng Cờ thi đua của Ủy ban nhân dân tỉnh cho 01 tập thể:
- Sở Xây dựng.
2. Tặng danh hiệu Tập thể Lao động xuất sắc cho 02 tập thể:
- Văn phòng Ủy ban nhân dân tỉnh;
- Chi cục Kiểm lâm.
3. Tặng danh hiệu Chiến sĩ thi đua cấp tỉnh cho 02 cá nhân:
- Ông Hoàng Văn Thụ, Giám đốc Sở Tài chính;
- Bà Cao Thị Bích, Phó Giám đốc Sở Y tế.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.
"""

BROKEN_PAGES = """ỦY BAN NHÂN DÂN TỈNH AN LÂM    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 88 /QĐ-UBND    An Lâm, ngày 03 tháng 3 năm 2022
QUYẾT ĐỊNH
Về việc tặng Bằng khen của Chủ tịch UBND tỉnh
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LÂM
Căn cứ Luật Thi đua, khen thưởng;
QUYẾT ĐỊNH:
Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 04 cá nhân có thành tích năm 2021
(danh sách kèm theo).
Nơi nhận:
KT. CHỦ TỊCH
2
DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
(Kèm theo Quyết định số 88/QĐ-UBND ngày 03 tháng 3 năm 2022 của Chủ tịch UBND tỉnh)
1. Ông Tạ Đình Phong, Trưởng phòng Kế hoạch - Tài
chính, Sở Giao thông vận tải;
2. Bà Mạc Thị Hiền, Hiệu trưởng Trường Tiểu học Bình
3
Minh, huyện Đông Hà;
3. Đồng chí Trịnh Công Lý, Phó Chủ tịch UBND xã Bình Minh;
4. Bà Hà Thị Út (1968), Chủ tịch Hội Phụ nữ xã Bình Minh.
- 4 -
"""

SHORT_COUNT = PARAGRAPHS.replace("02 tập thể và 03 cá nhân", "02 tập thể và 05 cá nhân")

PREMIER = """THỦ TƯỚNG CHÍNH PHỦ    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 456/QĐ-TTg    Hà Nội, ngày 9 tháng 5 năm 2018
QUYẾT ĐỊNH
Về việc tặng Bằng khen của Thủ tướng Chính phủ
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật tổ chức Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Tặng Bằng khen của Thủ tướng Chính phủ cho tập thể và 01 cá nhân thuộc tỉnh An Lâm (có danh sách kèm theo), đã có thành tích trong công tác.
DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ
(Kèm theo Quyết định số 456/QĐ-TTg ngày 9 tháng 5 năm 2018 của Thủ tướng Chính phủ)
A. TẬP THỂ:
1. Nhân dân và cán bộ xã Bình Minh, huyện Đông Hà;
B. CÁ NHÂN:
1. Ông Dương Văn Khải, nguyên Chủ tịch Hội Nông dân tỉnh An Lâm.
"""

UNNUMBERED_TABLE = """SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 12/QĐ-SGDĐT    An Lâm, ngày 30 tháng 6 năm 2021
QUYẾT ĐỊNH
Về việc công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2020-2021
GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO
Căn cứ Luật Thi đua, khen thưởng;
QUYẾT ĐỊNH:
Điều 1. Công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2020-2021 cho 02 cá nhân có tên sau đây:
| 1 | Phan Thị Nga | Giáo viên Trường THPT Đông Hà |
| 2 | Kiều Văn Sơn | Phó Hiệu trưởng Trường THPT Bình Minh |
Điều 2. Chánh Văn phòng Sở thi hành.
"""

SCANNED = """ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN LÂM                     Độc lập - Tự do - Hạnh phúc
Sô: 640/QĐ-UBND                 An Lâm, ngày l4 tháng 7 năm 2O20

QUYẾT ĐỊNH
Về việc tặng Bằng khen của Chủ tịch UBND tỉnh

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN LÂM
Căn cứ Luật Thi đua, khen thưởng năm 2003;

QUYẾT ĐỊNH:

Điêu 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 02 cá nhân có thành tích trong công tác phòng, chống dịch:

1, Ông Mai Văn Sáng, Bác sĩ Trung tâm Kiểm soát bệnh tật tỉnh;
2. Bà Lương Thị Thu, Y sĩ Trạm Y tế xã Bình Minh.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""

MOTHERS = """CHỦ TỊCH NƯỚC
Số: 2/2015/QĐ-CTN    Hà Nội, ngày 02 tháng 01 năm 2015
QUYẾT ĐỊNH
Về việc phong tặng, truy tặng danh hiệu vinh dự Nhà nước
CHỦ TỊCH NƯỚC
Căn cứ Hiến pháp;
QUYẾT ĐỊNH:
Điều 1. Truy tặng Huân chương Độc lập hạng Nhì cho ông Trần Văn Cơ, nguyên Bí thư Huyện ủy Đông Hà, tỉnh An Lâm.
Điều 2. Tặng thưởng Huân chương Độc lập hạng Ba cho bà Nguyễn Thị Định, nguyên Giám đốc Sở Lao động.
Điều 3. Thủ tướng Chính phủ thi hành Quyết định này.
"""

NOT_A_DECISION = """THÔNG BÁO
Về lịch nghỉ Tết
1. Các phòng bố trí trực;
2. Báo cáo trước ngày 20.
"""
