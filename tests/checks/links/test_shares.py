"""Which count a percentage states, of what, and when its words settle it."""

import pytest

from extractor.checks.facts import Facts
from extractor.checks.links import changes, shares
from tests.checks.building import record


def claim(text, module=shares, **case):
    facts = Facts.of(record({"text": text, **case}))
    found = list(module.claims(facts, {}) if module is shares else module.claims(facts))
    assert len(found) == 1, found
    return found[0]


def numbers(found):
    return [float(figure.value) for figure in found.readings[0].terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kiểm tra {105 cơ sở}, có {84 cơ sở} đạt yêu cầu, chiếm {80%}.", [84, 105]),
        ("Trong tổng số {80 hồ sơ}, {75 hồ sơ} đúng hạn (đạt {93,75%}).", [75, 80]),
        ("Có {20 xã} trên tổng số {23 xã} đạt chuẩn, tương đương {87%}.", [20, 23]),
        ("Có {18|xã}/{23 xã} đạt chuẩn, đạt {78,3%}.", [18, 23]),
        ("Thuộc thẩm quyền {120 đơn}. Đã giải quyết {90 đơn} ({59 đơn} khiếu nại), đạt {75%}.", [90, 120]),
        ("Có {45 hồ sơ} trễ hẹn, chiếm {1,5%} tổng số {3.000 hồ sơ}.", [45, 3000]),
        ("Kiểm tra {1.120 phương tiện}, lập {84 biên bản}, bằng {7,5%} số phương tiện được kiểm tra.", [84, 1120]),
        ("Đã trả {75%} ({90 hồ sơ}) trong tổng số {120 hồ sơ}.", [90, 120]),
    ],
)
def test_part_and_whole_are_where_the_words_put_them(text, terms):
    assert numbers(claim(text)) == terms


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Kiểm tra {105 cơ sở}, có {84 cơ sở} đạt yêu cầu, chiếm {80%}.", True),
        ("Trong tổng số {80 hồ sơ}, {75 hồ sơ} đúng hạn, đạt {93,75%}.", True),
        ("Kiểm tra {105 cơ sở}, có {84 cơ sở} ký cam kết, đạt {80%}.", False),
        ("Huyện có {24 xã}, {18 xã} có trạm, tỷ lệ trẻ được tiêm đạt {75%}.", False),
    ],
)
def test_a_share_is_firm_only_where_the_words_settle_its_whole(text, firm):
    assert claim(text).firm == firm


@pytest.mark.parametrize(
    "text",
    [
        "Có {54 vụ}, tăng {12,5%} so với cùng kỳ.",
        "Có {54 vụ}, bằng {112,5%} so với cùng kỳ.",
        "Có {9|huyện}/{9 huyện} đạt tỷ lệ quá hạn {dưới 10%}.",
        "Lãi suất bình quân {8%} cho {40 hộ}.",
    ],
)
def test_changes_criteria_and_averages_are_no_shares(text):
    facts = Facts.of(record({"text": text}))
    assert list(shares.claims(facts, {})) == []


@pytest.mark.parametrize(
    ("text", "rule", "terms"),
    [
        ("Có {54 vụ}, tăng {12,5%} so với cùng kỳ ({48 vụ}).", "B02", [54, 48]),
        ("Có {54 vụ}, giảm {6 vụ} so với {60 vụ} năm trước.", "B01", [54, 60]),
        ("Số vụ tăng từ {48 vụ} lên {54 vụ}, tăng {6 vụ}.", "B01", [54, 48]),
        ("Thu {9 tỷ đồng}. So với {8 tỷ đồng} năm trước, số thu tăng {12,5%}.", "B02", [9e9, 8e9]),
        ("Có {1.045 vụ}, gấp {2,5 lần} so với cùng kỳ ({418 vụ}).", "B04", [1045, 418]),
        ("Tỷ lệ tăng từ {97%} lên {98%}, tăng {1%}.", "B03", [98, 97]),
        ("Có {54 vụ}, tăng {6 vụ} ({12,5%}).", "B02", [54, 6]),
    ],
)
def test_a_change_finds_the_new_figure_and_its_base(text, rule, terms):
    found = [one for one in changes.claims(Facts.of(record({"text": text}))) if one.readings[0].rule == rule]
    assert numbers(found[-1]) == terms


@pytest.mark.parametrize(
    "text",
    [
        "Có {54 vụ}, tăng {12,5%} so với cùng kỳ.",
        "Xây vượt phép {120 m2} trong {1.200 m2}.",
        "Kế hoạch thu {50 tỷ đồng}; thu được {60 tỷ đồng}, tăng {5%} so với cùng kỳ.",
    ],
)
def test_without_its_base_a_change_is_not_firm(text):
    assert not any(one.firm for one in changes.claims(Facts.of(record({"text": text}))))
