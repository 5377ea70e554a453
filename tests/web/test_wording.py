"""Why something is refused, in the language of the reader."""

import ast
from itertools import chain
from pathlib import Path

import pytest

import extractor
from extractor.article.encoding import _FILES
from extractor.article.marks import rules
from extractor.web.wording import vietnamese

PACKAGE = Path(extractor.__file__).parent
ERRORS = {"PageError", "NotAnArticleError", "RefusedError"}


def texts(node):
    """The text of a literal, with "7" for what an f-string fills in; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)]
    return []


def refusals():
    """Every text that an error shown on a page is raised with."""
    for path in chain(
        PACKAGE.glob("article/*.py"), [PACKAGE / "web" / f"{name}.py" for name in ("library", "pages", "reading")]
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                yield from chain.from_iterable(map(texts, node.args))


REASONS = sorted({
    *(reason for reason in refusals() if "not a page" not in reason or "binary" in reason),
    *(f"this is {kind}, not a page" for kind in _FILES.values()),
    *(rule.reason for rule in rules().refusal),
})  # fmt: skip


@pytest.mark.parametrize("reason", REASONS)
def test_a_refusal_is_told_in_vietnamese(reason):
    assert vietnamese(reason)


def test_what_the_program_fills_in_stays():
    assert vietnamese("elements are nested more than 500 deep") == "các thẻ lồng nhau sâu hơn 500 lớp"
    assert vietnamese("ab/ab12.json: damaged review file: x: y") == "ab/ab12.json: tệp ý kiến bị hỏng: x: y"
    assert vietnamese("something nobody foresaw") is None
