"""Short articles of our own, read through the whole pipeline once and shared by the tests of the record."""

from functools import cache

from extractor.schema.record import InspectionRecord
from extractor.stages import extract


@cache
def record(text: str, published: str | None = None) -> InspectionRecord:
    """The checked record of a plain-text article."""
    return extract(text, published=published)


def article(*paragraphs: str) -> str:
    """A plain-text dump with one paragraph a block."""
    return "\n\n".join(paragraphs) + "\n"


CHECKED_DISTRICT = article(
    "Sở Nội vụ kiểm tra cải cách hành chính tại Hòa An",
    "Sáng 12/3/2024, Đoàn kiểm tra cải cách hành chính tỉnh Cao Bằng do bà Lục Thị Mẫu, Phó Giám đốc Sở Nội vụ làm "
    "Trưởng đoàn đã kiểm tra công tác cải cách hành chính tại huyện Hòa An. Tiếp đoàn có ông Nông Văn Thử, Phó Bí thư "
    "Huyện ủy, Chủ tịch UBND huyện.",
    "Theo báo cáo của UBND huyện Hòa An, từ ngày 01/01/2023 đến 31/12/2023, huyện tiếp nhận 2.150 hồ sơ, đã giải quyết "
    "2.104 hồ sơ, còn 46 hồ sơ chưa đến hạn. Huyện không có hồ sơ trễ hẹn.",
    "Đoàn chỉ ra một số hạn chế trong công khai thủ tục tại bộ phận Một cửa.",
    "Kết luận buổi làm việc, bà Lục Thị Mẫu đề nghị huyện rà soát quy trình, báo cáo trước ngày 30/4.",
)

AWARD = article(
    "Trao giải hội thi nấu ăn gia đình",
    "Ngày 8/3/2024, Hội Liên hiệp Phụ nữ xã Bình Lãng tổ chức hội thi nấu ăn với 12 đội tham gia. Ban tổ chức trao 3 "
    "giải nhất cho các đội có món ăn ngon và đẹp mắt. Bà Trần Thị Thử, Chủ tịch Hội Liên hiệp Phụ nữ xã, phát biểu chúc "
    "mừng.",
)

MEETING = article(
    "Bảo đảm kỳ thi an toàn",
    "Ngày 15/6/2024, Sở Giáo dục và Đào tạo chủ trì hội nghị trực tuyến về kỳ thi với các huyện.",
    "Sở đã thành lập 10 đoàn kiểm tra công tác chuẩn bị thi, huy động gần 800 giáo viên tham gia 63 đoàn kiểm tra công tác "
    "coi thi ở các điểm thi.",
)

PLAN = article(
    "Thành phố Tân An sắp có đợt ra quân về an toàn thực phẩm",
    "UBND thành phố Tân An vừa ban hành Kế hoạch số 77/KH-UBND ngày 2/5/2024. Theo kế hoạch, trong quý III/2024 các "
    "ngành sẽ tiến hành kiểm tra 40 bếp ăn tập thể trên địa bàn.",
)

CONCLUSION = article(
    "Nhiều khoản chi không chứng từ",
    "Theo kết luận của Thanh tra tỉnh Đắk Nông, từ năm 2019 đến năm 2022, Ban Quản lý dự án huyện Cư Jút chi 1,2 tỷ "
    "đồng không có chứng từ. Thanh tra tỉnh kiến nghị thu hồi 1,2 tỷ đồng, kiểm điểm ông Y Thử Niê, Giám đốc Ban Quản "
    "lý dự án huyện.",
)
