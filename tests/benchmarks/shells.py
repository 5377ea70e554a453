"""Pages of no known publisher, made by chance: the words of a fixture in markup that no portal has.

Which tags hold headline, date line, paragraphs and captions, which boxes stand before the article and which after it, and
all class names are drawn from a seed. So a rule that fits the fixtures alone shows: it fails here.
"""

import datetime
import random
from collections.abc import Iterator

from tests.page_fixtures import FixturePage

MENU = [
    "Trang chủ",
    "Giới thiệu",
    "Tổ chức bộ máy",
    "Văn bản",
    "Thủ tục hành chính",
    "Công khai ngân sách",
    "Hỏi đáp",
    "Thư viện ảnh",
    "Liên hệ",
]
TITLES = [
    "Nông dân vào vụ thu hoạch dưa lưới",
    "Khánh thành trạm bơm điện cánh đồng lớn",
    "Hiến đất mở rộng đường vào thôn",
    "Xe buýt điện chạy thử tuyến ven sông",
    "Chợ phiên cuối tuần đông khách trở lại",
    "Số hóa hồ sơ lưu trữ tại văn phòng",
    "Câu lạc bộ đờn ca tài tử ra mắt",
    "Thăm, tặng quà trẻ em mồ côi",
    "Khai mạc hội thi tay nghề trẻ",
    "Trao học bổng đầu năm học",
]
TEASERS = (
    "Sau ba tháng thi công, công trình đã hoàn thành và được bàn giao cho địa phương quản lý, khai thác.",
    "Nhiều hộ dân đã mạnh dạn vay vốn để đổi mới cách làm, bước đầu cho thu nhập ổn định.",
    "Theo lịch, các địa phương sẽ đồng loạt ra quân vào sáng thứ bảy hằng tuần trong suốt mùa khô.",
)
OTHERS = ["Tin liên quan", "Các tin khác", "Tin cùng chuyên mục", "Bài viết khác", "Tin đã đưa", "Có thể bạn quan tâm"]
FOOTER = "Cơ quan chủ quản: Sở Thông tin và Truyền thông. Ghi rõ nguồn khi phát hành lại."
COMMENT = "Tôi đi hỏi 10 nhà thì 8 nhà nói khác báo cáo, mong lãnh đạo tỉnh xem lại giúp bà con."
WEEKDAYS = ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"]
DATE_LINES = [
    "{date}",
    "Cập nhật: {date} {time}",
    "{time} - {date}",
    "Ngày đăng: {date}",
    "{weekday}, {date}, {time} (GMT+7)",
    "{weekday}, ngày {date}",
]
LINKS = (
    "<li><a href='/{n}'>{title}</a></li>",
    "<div><a href='/{n}'>{title}</a><p>{teaser}</p></div>",
    "<div><b>{title}</b><p>{teaser}</p><a href='/{n}'>Xem tiếp</a></div>",
    "<p><a href='/{n}'>{title}</a> (12/03/2019)</p>",
)
PICTURES = (
    "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
    "<div><img src='a.jpg' alt='Ảnh minh họa'><br><em>{}</em></div>",
    "<p align='center'><img src='a.jpg'></p><p align='center'><i>{}</i></p>",
    "<table align='center'><tr><td><img src='a.jpg'></td></tr><tr><td>{}</td></tr></table>",
)
SIGNATURES = ("<p align='right'><b>{}</b></p>", "<div style='text-align:right'>{}</div>", "<p><strong>{}</strong></p>")


class Shell:
    """One page around `page`; everything is drawn from `seed`."""

    def __init__(self, page: FixturePage, seed: int) -> None:
        self.page, self.random = page, random.Random(seed)
        self.day = datetime.date(2006, 1, 1) + datetime.timedelta(days=self.random.randrange(7000))
        self.author = page.expect.get("author") if self.random.random() < 0.8 else None

    def open(self, tag: str) -> str:
        name = "".join(self.random.choices("bdghklmnpt", k=2) + self.random.choices("aeiou", k=2))
        return f"<{tag} class='{name}'>" if self.random.random() < 0.7 else f"<{tag}>"

    def block(self, tag: str, inside: str) -> str:
        return f"{self.open(tag)}{inside}</{tag}>"

    def links(self, heading: str) -> str:
        form = self.random.choice(LINKS)
        titles = self.random.sample(TITLES, self.random.randint(3, 6))
        rows = [form.format(n=n, title=title, teaser=self.random.choice(TEASERS)) for n, title in enumerate(titles)]
        return self.block("div", self.block(self.random.choice(["h3", "b", "div"]), heading) + "\n".join(rows))

    def date_line(self) -> str:
        weekday = WEEKDAYS[self.day.weekday()]
        line = self.random.choice(DATE_LINES).format(date=f"{self.day:%d/%m/%Y}", time="08:15", weekday=weekday)
        tools = self.random.choice(["", "<a href='#'>In trang</a>", "<a href='#'>A+</a> <a href='#'>A-</a>"])
        return self.block(
            "div", f"<span>{line}</span> <span>{self.random.choice(['', 'Lượt xem: 412'])}</span> {tools}"
        )

    def body(self) -> str:
        captions = self.page.expect.get("captions", [])
        tag = self.random.choice(["p", "p", "div", "br"])
        picture = self.random.choice(PICTURES)
        parts = [picture.format(caption) for caption in captions[:1]]
        for phrase in self.paragraphs():
            parts.append(f"{phrase}<br><br>" if tag == "br" else f"<{tag}>{phrase}</{tag}>")
        parts += [picture.format(caption) for caption in captions[1:]]
        if self.author:
            parts.append(self.random.choice(SIGNATURES).format(self.author))
        return self.block("div", "\n".join(parts))

    def paragraphs(self) -> list[str]:
        """The body's phrases that can stand as a paragraph; one cut from the middle of a sentence cannot."""
        captions = " ".join(self.page.expect.get("captions", []))
        return [phrase for phrase in self.page.expect["body"] if phrase not in captions and not phrase[0].islower()]

    def article(self) -> str:
        crumbs = self.block("div", f"<a href='/'>Trang chủ</a> » <a href='/t'>{self.random.choice(MENU[1:])}</a>")
        headline = self.block(self.random.choice(["h1", "h1", "h2", "div", "span"]), self.page.expect["headline"])
        share = self.random.choice(["", "<div>Chia sẻ: <a href='#'>Facebook</a></div>"])
        comment = self.random.choice(
            ["", f"<div><h4>Ý kiến bạn đọc</h4><div><b>Lão Nông</b><p>{COMMENT}</p></div></div>"]
        )
        inside = self.block("div", f"{headline}{self.date_line()}{self.body()}")
        return self.block("div", f"{crumbs}{inside}{share}{comment}{self.links(self.random.choice(OTHERS))}")

    def html(self) -> bytes:
        menu = "".join(f"<li><a href='/m'>{name}</a></li>" for name in MENU)
        counter = "<h3>Thống kê</h3><p>Đang online: 18</p><p>Tổng truy cập: 204.551</p>"
        sides = [
            self.block("div", counter),
            self.links("Đọc nhiều"),
            self.block("div", f"<h3>Danh mục</h3><ul>{menu}</ul>"),
        ]
        self.random.shuffle(sides)
        sides.insert(self.random.randint(0, 3), self.article())
        if self.random.random() < 0.35:
            cells = "".join(f"<td valign='top'>{side}</td>" for side in sides)
            sides = [f"<table width='100%'><tr>{cells}</tr></table>"]
        own = self.page.expect["headline"]
        title = self.random.choice([own, f"{own} - Cổng thông tin điện tử", "Cổng thông tin điện tử", "Chi tiết tin"])
        head = f"<head><meta charset='utf-8'><title>{title}</title></head>"
        top = self.block("div", f"<ul>{menu}</ul>")
        return f"<html>{head}<body>{top}{''.join(sides)}{self.block('div', f'<p>{FOOTER}</p>')}</body></html>".encode()


def shells(pages: list[FixturePage], number: int, seed: int = 1) -> Iterator[Shell]:
    """`number` pages, each around a fixture that prose alone makes: tables and legacy encodings are left aside."""
    plain = [page for page in pages if "tables" not in page.expect]
    for place in range(number):
        yield Shell(random.Random(seed + place).choice(plain), seed + place)


CHROME = [
    *TITLES,
    *TEASERS,
    *OTHERS,
    COMMENT,
    FOOTER,
    "Đọc nhiều",
    "Danh mục",
    "Đang online",
    "Tổng truy cập",
    "Chia sẻ:",
]
