"""What an article says of the inspection itself: whether there is one, its kind, topic, dates, parties, demands."""

import pytest

from tests.record.articles import AWARD, CHECKED_DISTRICT, CONCLUSION, PLAN, record


@pytest.fixture(scope="module")
def inspection():
    return record(CHECKED_DISTRICT).inspection


def names(parties):
    return [party.name for party in parties]


def test_kind_topic_and_date_of_a_reported_inspection(inspection):
    assert (inspection.kind, inspection.topic, inspection.dates) == ("kiểm tra", "cải cách hành chính", ("2024-03-12",))


def test_the_period_examined_is_that_of_the_reported_figures(inspection):
    assert inspection.period_examined == "2023-01-01/2023-12-31"


def test_inspectors_and_inspected_are_told_apart(inspection):
    assert names(inspection.inspectors) == ["Đoàn kiểm tra cải cách hành chính tỉnh Cao Bằng"]
    assert names(inspection.inspected) == ["huyện Hòa An"]


def test_findings_and_recommendations_are_sentences_of_the_article(inspection):
    assert [statement.text for statement in inspection.recommendations] == [
        "Kết luận buổi làm việc, bà Lục Thị Mẫu đề nghị huyện rà soát quy trình, báo cáo trước ngày 30/4."
    ]
    assert any("chỉ ra một số hạn chế" in statement.text for statement in inspection.findings)


def test_every_part_of_the_inspection_has_its_words(inspection):
    text = record(CHECKED_DISTRICT).article.text
    parts = [
        *inspection.inspectors,
        *inspection.inspected,
        *inspection.findings,
        *inspection.recommendations,
        inspection,
    ]
    assert all(part.evidence for part in parts)
    assert all(text[e.start : e.end] == e.quote for part in parts for e in part.evidence)


@pytest.mark.parametrize("article", [AWARD, PLAN], ids=["award", "plan"])
def test_awards_and_plans_report_no_inspection(article):
    assert record(article).inspection is None


def test_a_conclusion_of_the_inspectorate_is_an_inspection_without_the_date_of_what_was_found():
    found = record(CONCLUSION).inspection
    assert (found.kind, found.dates) == ("thanh tra", ())
    assert names(found.inspectors) == ["Thanh tra tỉnh Đắk Nông"]
