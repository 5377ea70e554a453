"""How many planted misprints the checks catch, and whether they accuse articles that hold.

    python -m tests.benchmarks.mutation [--articles 200] [--seed 1] [--show]

Articles that hold come from the fixtures and from templates with random numbers. In each, one thing is changed: a digit,
two neighbouring digits, a scale word, a hedge, a part that is dropped, a weekday, a day. A mutation counts when the
relation that it touches was found before and cannot hold after it under any rounding. It is caught when a verdict that
does not hold names the changed figure; found as inconsistent or for review is told apart.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from extractor.checks.check import check
from extractor.checks.days import single_day
from extractor.checks.formulas import FORMULAS
from extractor.checks.judge import fit_of, sides
from extractor.checks.relations import Relation
from extractor.schema.record import InspectionRecord
from extractor.schema.verdict import Verdict
from tests.checks.building import MARK, record

FIXTURES = Path(__file__).parents[2] / "fixtures" / "checks"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FLAGGED = {"inconsistent", "review"}
Case = dict


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def percent(share: float, places: int = 1) -> str:
    return f"{share:.{places}f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def files(rng: random.Random) -> Case:
    """A one-stop office: balance, partition of what was resolved, shares."""
    early, in_time, left, old = (rng.randint(*ends) for ends in ((900, 4000), (900, 4000), (60, 400), (60, 400)))
    done = early + in_time
    text = (
        f"Trung tâm tiếp nhận mới {{{dotted(done + left - old)} hồ sơ}}, kỳ trước chuyển sang {{{old} hồ sơ}}. "
        f"Đã giải quyết {{{dotted(done)} hồ sơ}} (trước hạn {{{dotted(early)} hồ sơ}}, chiếm "
        f"{{{percent(100 * early / done)}}}, đúng hạn {{{dotted(in_time)} hồ sơ}}); {{{left} hồ sơ}} chưa đến hạn."
    )
    return {"text": text}


def shops(rng: random.Random) -> Case:
    """Shops inspected, in order and not, with a share over a round bound and the fined and the reminded."""
    good, fined, told = rng.randint(60, 800), rng.randint(11, 90), rng.randint(11, 90)
    share = 100 * good / (good + fined + told)
    hedge = "" if share == int(share) else "hơn "
    text = (
        f"Đoàn kiểm tra {{{dotted(good + fined + told)} cơ sở}}, có {{{good} cơ sở}} đạt yêu cầu, chiếm "
        f"{{{hedge}{int(share)}%}}. Trong {{{fined + told} cơ sở}} vi phạm, {{{fined}|cơ sở}} bị phạt, "
        f"còn lại {{{told} cơ sở}} bị nhắc nhở."
    )
    return {"text": text}


def growth(rng: random.Random) -> Case:
    """Cases against the year before."""
    old = rng.randint(101, 900)
    new = old + rng.randint(11, 200)
    text = (
        f"Toàn tỉnh xảy ra {{{dotted(new)} vụ}}, tăng {{{percent(100 * (new - old) / old)}}} so với cùng kỳ "
        f"({{{old} vụ}}). Số người bị thương tăng từ {{{old} người}} lên {{{new} người}}, tăng {{{new - old} người}}."
    )
    return {"text": text}


def money(rng: random.Random) -> Case:
    """A sum of money by source, and an amount for each household."""
    parts = [rng.randint(105, 990) for _ in range(3)]
    homes, each = rng.randint(12, 90), rng.randint(12, 95)
    a, b, c, whole = (f"{part / 10:.1f}".replace(".", ",") for part in (*parts, sum(parts)))
    text = (
        f"Tổng vốn {{{whole} tỷ đồng}}, gồm trung ương {{{a} tỷ đồng}}, tỉnh {{{b} tỷ đồng}} và nhân dân góp "
        f"{{{c} tỷ đồng}}. Quỹ trao {{{dotted(homes * each)} triệu đồng}} cho {{{homes} hộ}}, bình quân "
        f"{{{each} triệu đồng}} mỗi hộ."
    )
    return {"text": text}


def visit(rng: random.Random) -> Case:
    """A dated visit with its weekday."""
    day = date(2024, 1, 1) + timedelta(rng.randint(0, 500))
    quote = f"{WEEKDAYS[day.weekday()]}, {day.day}/{day.month}/{day.year}"
    return {
        "text": f"Sáng {quote}, đoàn đến {{{rng.randint(3, 9)} xã}}.",
        "dates": [[quote, day.isoformat(), {"weekday": day.isoweekday()}]],
    }


def articles(count: int, rng: random.Random) -> Iterator[Case]:
    """The fixtures that hold, then articles from the templates."""
    for path in sorted(FIXTURES.glob("*-holds.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            if all(outcome == "consistent" for _, outcome, *_ in case["expect"]):
                yield case
    for number in range(count):
        yield (files, shops, growth, money, visit)[number % 5](rng)


def mutations(case: Case, rng: random.Random) -> Iterator[tuple[str, Case, int]]:
    """Changed articles with the kind of change and the number of the figure, 0 for a date."""
    for number, mark in enumerate(MARK.finditer(case["text"]), start=1):
        for kind, words in changed_words(mark[1], rng):
            text = case["text"][: mark.start(1)] + words + case["text"][mark.end(1) :]
            if mark[3] is None:
                yield kind, {**case, "text": text}, number
        dropped = without_clause(case["text"], mark.start(), mark.end())
        if dropped and not case.get("links"):
            yield "drop", {**case, "text": dropped}, number
    if case.get("dates") and len(case["dates"][0]) > 2:
        quote, day, more = case["dates"][0]
        if single_day(day) and more.get("weekday"):
            yield "weekday", {**case, "dates": [[quote, day, {**more, "weekday": more["weekday"] % 7 + 1}]]}, 0
            moved = (date.fromisoformat(day) + timedelta(1)).isoformat()
            yield "date", {**case, "dates": [[quote, moved, more]]}, 0


def without_clause(text: str, start: int, end: int) -> str | None:
    """The text without the list item that holds the figure, from its comma to the next."""
    comma = text.rfind(", ", 0, start)
    stop = min((place for sign in (",", ";", ".", ")", " và ") if (place := text.find(sign, end)) >= 0), default=end)
    return text[:comma] + text[stop:] if comma >= 0 and not MARK.search(text[comma:start]) else None


def changed_words(words: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Printed words with one slip each."""
    places = [place for place, letter in enumerate(words) if letter.isdigit()]
    if places:
        place = rng.choice(places)
        digit = rng.choice([digit for digit in "123456789" if digit != words[place]])
        yield "digit", words[:place] + digit + words[place + 1 :]
    pairs = [(a, b) for a, b in pairwise(places) if words[a] != words[b] and words[b] != "0"]
    if pairs:
        a, b = rng.choice(pairs)
        letters = list(words)
        letters[a], letters[b] = letters[b], letters[a]
        yield "swap", "".join(letters)
    for old, new in (("tỷ", "triệu"), ("triệu", "tỷ")):
        if f" {old} " in words:
            yield "scale", words.replace(f" {old} ", f" {new} ", 1)
            break
    for old, new in (("hơn ", "gần "), ("gần ", "hơn ")):
        if words.startswith(old):
            yield "hedge", words.replace(old, new, 1)


def broken(before: InspectionRecord, after: InspectionRecord, figure: str) -> list[Verdict]:
    """The relations with `figure` that were found to hold and that its new value makes impossible."""
    figures = {one.id: one for one in after.figures}
    found = []
    for verdict in before.checks:
        if verdict.verdict == "consistent" and figure in verdict.figures and verdict.rule in FORMULAS:
            relation = rebuilt(verdict, figures)
            if fit_of(relation, sides(relation, "plain"), "plain")[0] in {"none", "round"}:
                found.append(verdict)
    return found


def rebuilt(verdict: Verdict, figures: dict) -> Relation:
    """The relation of a verdict with the figures of another record; the order of figures is that of `Relation`."""
    ordered = tuple(figures[name] for name in verdict.figures)
    if verdict.rule == "A02":
        terms = verdict.expression.partition("=")[0].count("+") + 1
        return Relation("A02", ordered[:terms], ordered[terms:])
    falls = verdict.rule in {"B01", "B02"} and ordered[1].value < ordered[2].value and "(" not in verdict.expression
    return Relation(verdict.rule, ordered[1:], ordered[:1], -1 if falls else 1)


def touched_by(kind: str, before: InspectionRecord, after: InspectionRecord, name: str) -> list[str]:
    """The rules whose relations the change makes impossible. A dropped part
    counts in lists of three parts or more, and not the first, with which the word for the list goes too."""
    if kind in {"weekday", "date"}:
        return ["D02"]
    if kind == "drop":
        lists = [v for v in before.checks if v.rule == "A01" and v.verdict == "consistent" and len(v.figures) > 3]
        return [v.rule for v in lists if name in v.figures[2:]]
    return [verdict.rule for verdict in broken(before, after, name)]


def is_about(verdict: Verdict, kind: str, name: str, rules: list[str]) -> bool:
    """Whether a verdict is about the change: it names the figure or the date, or it is the list that lost a part."""
    if kind == "drop":
        return verdict.rule in rules
    return name in verdict.figures or (kind in {"weekday", "date"} and bool(verdict.dates))


def run(count: int, seed: int) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], Counter[str], list[str]]:
    """Counts by check and by kind of change, the false accusations of articles that hold, and what was missed."""
    rng = random.Random(seed)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    false, missed = Counter[str](), []
    for case in articles(count, rng):
        before = check(record(case))
        accused = [verdict for verdict in before.checks if verdict.verdict in FLAGGED]
        false.update(verdict.rule for verdict in accused)
        missed += [f"FALSE {verdict.rule} {verdict.message}: {case['text']}" for verdict in accused]
        for kind, changed, number in mutations(case, rng):
            after = check(record(changed))
            name = f"f{number}"
            touched = touched_by(kind, before, record(changed), name)
            if not touched:
                continue
            hits = [v for v in after.checks if v.verdict in FLAGGED and is_about(v, kind, name, touched)]
            outcome = "missed" if not hits else max(hits, key=lambda v: v.verdict == "inconsistent").verdict
            by_kind[kind][outcome] += 1
            for rule in dict.fromkeys(touched):
                by_rule[rule][outcome] += 1
            if outcome == "missed":
                missed.append(f"{kind} {'+'.join(touched)} f{number}: {changed['text']}")
    return by_rule, by_kind, false, missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every mutation that was missed")
    args = parser.parse_args()
    by_rule, by_kind, false, missed = run(args.articles, args.seed)
    for title, table in (("check", by_rule), ("change", by_kind)):
        print(f"{title:8}{'caught':>8}{'of':>6}{'share':>8}{'inconsistent':>14}{'review':>8}{'missed':>8}{'false':>7}")
        for name, counts in sorted(table.items()):
            caught, whole = counts["inconsistent"] + counts["review"], counts.total()
            row = f"{name:8}{caught:8}{whole:6}{caught / whole:8.3f}{counts['inconsistent']:14}{counts['review']:8}"
            print(f"{row}{counts['missed']:8}{false[name]:7}")
    whole = sum(counts.total() for counts in by_kind.values())
    lost = sum(counts["missed"] for counts in by_kind.values())
    print(f"all     {whole - lost:8}{whole:6}{(whole - lost) / whole:8.3f}; false: {dict(false)}")
    if args.show:
        print(*missed, sep="\n")


if __name__ == "__main__":
    main()
