"""How long dates, documents and sentences take, on an ordinary article and on hostile strings of growing length.

    python -m tests.benchmarks.dates [--days]

Times are processor milliseconds, the best of several runs. A hostile string grows fourfold; a growth of the time well
over four would mean that it is not linear. `--days` reads every day of two centuries back from every form instead (minutes).
"""

import sys
import time
from datetime import date, timedelta

from extractor.parsers import dates, documents, sentences
from tests.parsers.date_cases import FULL_FORMS, written

ARTICLE = (
    "Sáng thứ Ba (9/7), theo Quyết định số 731/QĐ-UBND ngày 14/3/2024 của UBND tỉnh, đoàn kiểm tra làm việc với 12 xã. "
    "Từ ngày 02/01/2024 đến 28/6/2024, huyện tiếp nhận 4.320 hồ sơ, đúng hạn 4.300 hồ sơ, đạt 99,5%; 6 tháng đầu năm 2023 "
    "là 4.100 hồ sơ. Ông Lê Văn Mẫu, Chánh Văn phòng, cho biết phần còn lại phải xong trước ngày 30/9 và báo cáo về sở.\n"
)
HOSTILE = {
    "digits": "1", "numbers": "12 ", "commas": "1, ", "short dates": "9/7 ", "full dates": "9/7/2024, ", "months": "tháng 7, ",
    "quarters": "quý I và ", "years": "2003-", "blanks": "   ", "from": "từ 5 đến ", "types": "Quyết định số ",
    "numbers of documents": "1/QĐ-", "capitals": "/A", "laws": "Luật Đất ", "dots": ". A", "weekdays": "thứ hai, ",
}  # fmt: skip


def milliseconds(function, text, runs=3):
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        function(text)
        best = min(best, time.process_time() - start)
    return best * 1000


def every_day():
    """Every day from 1900 to 2100 in every form, read back; the number of days that come out otherwise."""
    for form in FULL_FORMS:
        days = [
            date(1900, 1, 1) + timedelta(days=step) for step in range((date(2100, 12, 31) - date(1900, 1, 1)).days + 1)
        ]
        found = dates.parse("\n".join(f"ngày {written(form, day)}," for day in days))
        wrong = sum(match.value.edtf != day.isoformat() for match, day in zip(found, days, strict=True))
        print(f"  {form:32}{len(days):8} days, {wrong} wrong")


def main():
    if "--days" in sys.argv:
        every_day()
        return
    for function in (dates.parse, documents.parse, sentences.split):
        name = function.__module__.rpartition(".")[2]
        sizes = [
            f"{size} KB {milliseconds(function, ARTICLE * (size * 1000 // len(ARTICLE) + 1)):.2f}"
            for size in (1, 3, 10, 100, 1000)
        ]
        print(f"{name}: {', '.join(sizes)}")
        for label, unit in HOSTILE.items():
            short, long = (milliseconds(function, unit * (size // len(unit)), runs=1) for size in (20_000, 80_000))
            print(f"  {label:22}{short:9.1f}{long:9.1f}  x{long / max(short, 0.01):.1f}")


if __name__ == "__main__":
    main()
