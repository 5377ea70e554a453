"""Where the name behind a type word ends: the table knows most names, capitals and surnames tell the others."""

from dataclasses import dataclass
from functools import cache

from extractor.parsers.names import begins_like_name
from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.places import Level, TypeWord, Unit, table, vocabulary

LONGEST_NAME = 6
# A name that the table does not know is taken whole up to this length.
LONGEST_UNKNOWN = 4
LARGEST_NUMBER = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A place as found: `start` to `end` in syllables, its name from `name` on, its type and the levels it can have."""

    start: int
    name: int
    end: int
    rule: str
    type: str | None
    levels: tuple[Level, ...]

    def key(self, syllables: Syllables) -> str:
        """The name as the table keys it."""
        return syllables.name(self.name, self.end)


@cache
def keys(words: tuple[str, ...]) -> frozenset[str]:
    """Words of the rule file in the form of syllables, joined by spaces."""
    return frozenset(" ".join(forms_of(word)) for word in words)


@cache
def aliases() -> dict[str, str]:
    """Other spellings by their key, to the name in the table."""
    return {" ".join(forms_of(written)): name for written, name in vocabulary().aliases.items()}


def units(name: str, levels: tuple[Level, ...]) -> list[Unit]:
    """The units that bear `name` (a key), in one of its spellings, at one of `levels`."""
    known = [*table().by_name.get(name, ()), *table().named(aliases().get(name, ""))]
    return [unit for unit in known if unit.level in levels]


def known_end(syllables: Syllables, start: int, levels: tuple[Level, ...]) -> int:
    """The end of the longest name of the table that begins at `start`, `start` itself where there is none."""
    for end in range(capitals_end(syllables, start), start, -1):
        if syllables.capital[end - 1] and units(syllables.name(start, end), levels):
            return end
    return start


def capitals_end(syllables: Syllables, start: int) -> int:
    """The end of the capitalised syllables from `start` on, also through hyphens: "Bà Rịa - Vũng Tàu"."""
    end = start
    while end < min(start + LONGEST_NAME, len(syllables)) and (syllables.capital[end] or syllables.forms[end] == "-"):
        end += 1
    return end


def name_end(syllables: Syllables, start: int, kind: TypeWord, *, known_only: bool) -> int:
    """The end of the name that begins at `start` behind the type word `kind`, `start` itself where none does."""
    if syllables.form(start).isdigit():
        return start + 1 if kind.numbered and numbers_a_unit(syllables, start) else start
    if start >= len(syllables) or not syllables.capital[start]:
        return start
    known, run = known_end(syllables, start, kind.levels), syllables.run(start)
    if known == start and syllables.form(start) in keys(vocabulary().not_names):
        return start
    if known_only or known >= run:
        return known
    if known == start + 1 and run > known and begins_like_name(syllables.written(start, run)):
        return start  # "Chủ tịch UBND xã Phan Đình Dũng": no xã Phan
    if known > start:
        # "xã Tân Hưng Nguyễn Văn A": the table ends the name, unless one syllable is left over ("xã Tân Hưng Đông").
        return known if run - known > 1 or _is_abbreviation(syllables, known) else run
    return unknown_end(syllables, start, run)


def unknown_end(syllables: Syllables, start: int, run: int) -> int:
    """The end of a name that the table does not know: never a person nor a long or shouted run of capitals."""
    for cut in range(start + 2, run - 1):
        if begins_like_name(syllables.written(cut, run)):
            return cut
    if run - start > 2 and begins_like_name(syllables.written(start, run)):
        return start
    return run if run - start <= LONGEST_UNKNOWN and not syllables.written(start, run).isupper() else start


def numbers_a_unit(syllables: Syllables, index: int) -> bool:
    """ "quận 5, …", "phường 12 (quận 3)": a number that counts nothing behind it."""
    number, following = syllables.form(index), syllables.form(index + 1)
    if int(number) > LARGEST_NUMBER or following in {"%", "/"}:
        return False
    if not following or not following[0].isalnum() or syllables.capital[index + 1]:
        return True
    return following not in keys(vocabulary().counted)


def _is_abbreviation(syllables: Syllables, index: int) -> bool:
    return len(written := syllables.written(index, index + 1)) > 1 and written.isupper()


@cache
def type_words() -> dict[str, list[tuple[tuple[str, ...], TypeWord, str | None]]]:
    """The forms of type words by their first syllable, longest first; a short form keeps its one spelling."""
    words: dict[str, list[tuple[tuple[str, ...], TypeWord, str | None]]] = {}
    for kind in vocabulary().type:
        written = [(word, None) for word in kind.words] + [(word, word) for word in kind.short]
        for word, spelling in written:
            words.setdefault(forms_of(word)[0], []).append((forms_of(word), kind, spelling))
    for entries in words.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return words
