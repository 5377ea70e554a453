from decimal import Decimal

from extractor.report.equations import terms
from tests.report.records import tan_hung


def test_terms_are_the_expression_and_name_their_figures():
    record = tan_hung()
    values = {f"figure-{figure.id}": figure.value for figure in record.figures}
    for verdict in record.checks:
        found = terms(record, verdict)
        assert "".join(term.text for term in found) == verdict.expression
        named = [term for term in found if term.key]
        assert named
        assert all(values[term.key] == Decimal(term.text) for term in named)


def test_equal_numbers_light_up_different_places():
    record = tan_hung()
    twins = tuple(figure.model_copy(update={"value": record.figures[0].value}) for figure in record.figures[:2])
    verdict = record.checks[0].model_copy(update={"expression": "6 + 6 = 12", "figures": (twins[0].id, twins[1].id)})
    found = terms(record.model_copy(update={"figures": twins}), verdict)
    assert [term.key for term in found if term.is_number] == [f"figure-{twins[0].id}", f"figure-{twins[1].id}", None]
