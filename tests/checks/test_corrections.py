from decimal import Decimal

from extractor.checks.corrections import corrected
from extractor.schema.review import Review
from tests.report.records import tan_hung


def correction(figure, value, **shift):
    words = figure.evidence[0].model_copy(update=shift)
    return Review(
        fingerprint="x", decision="correct", name="Thử", misread=words, value=value, moment="2026-01-01T00:00:00Z"
    )


def test_a_corrected_value_is_checked_anew_and_marked():
    record = tan_hung()
    figure = next(figure for figure in record.figures if figure.value == 4398)
    after = corrected(record, [correction(figure, Decimal(4393), start=figure.evidence[0].start + 7)])
    changed = next(one for one in after.figures if one.id == figure.id)
    assert (changed.value, changed.lower, changed.upper, changed.flags) == (4393, 4393, 4393, ("corrected",))
    assert "inconsistent" in {check.verdict for check in record.checks}
    assert "inconsistent" not in {check.verdict for check in after.checks}


def test_a_hedged_figure_keeps_its_hedge():
    record = tan_hung()
    figure = next(figure for figure in record.figures if figure.value == Decimal("99.9"))
    after = corrected(record, [correction(figure, Decimal("99.8"))])
    changed = next(one for one in after.figures if one.id == figure.id)
    assert (changed.lower, changed.lower_open, changed.modifier) == (Decimal("99.8"), True, "over")


def test_words_that_are_gone_change_nothing():
    record = tan_hung()
    assert corrected(record, [correction(record.figures[1], Decimal(1), quote="không còn")]) is record
