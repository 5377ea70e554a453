"""The table of findings: of misprints that would satisfy as much none is singled out."""

from extractor.report.verdicts import WORDS, note
from extractor.stages import extract

TEXT = (
    "Kiểm tra tại huyện Tân Hòa\n\nNgày 12/7/2024, đoàn kiểm tra làm việc với UBND huyện Tân Hòa.\n\n"
    "Kỳ trước chuyển sang 412 hồ sơ, tiếp nhận mới 6.318 hồ sơ; đã trả 6.288 hồ sơ, dân rút 37 hồ sơ, chuyển sở 54 hồ sơ, "
    "còn 315 hồ sơ đang thụ lý."
)


def test_misprints_that_explain_a_finding_alike_are_all_named():
    finding = next(check for check in extract(TEXT).checks if check.rule == "A02")
    assert "Giả thuyết: 37 → 73 hoặc 315 → 351 thì khớp A02" in note(finding, WORDS["vi"], "vi")
    assert "Hypothesis: 37 → 73 or 315 → 351 would satisfy A02" in note(finding, WORDS["en"], "en")
