"""The fixture pages: the bytes as saved, and what a person wrote down that must be read from them.

`fixtures/pages/<publisher>/<slug>` holds articles, `fixtures/refused/<slug>` pages that are none.

`meta.toml` beside each page names its CMS, why it was chosen and its `kind`: "article", or "not-article" with a
`reason`. `[expect]` is written by hand from the page, never taken from the cleaner. A missing key is not asserted;
`none` lists the fields that the page does not state and that must stay null; `known_failures` the keys that are read
wrongly today. `misprints` are printed values that cannot be true together, `unseen_misprints` those not found today.
`record.json` holds what a reader found in the record, part by part (`tests.golden`).
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent / "fixtures" / "pages"


@dataclass(frozen=True)
class FixturePage:
    """One page with its expectations; `name` is "<publisher>/<slug>"."""

    folder: Path

    @property
    def name(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}"

    @cached_property
    def meta(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "meta.toml").read_text(encoding="utf-8"))

    @property
    def expect(self) -> dict[str, Any]:
        return self.meta.get("expect", {})

    @property
    def is_article(self) -> bool:
        return self.meta["kind"] == "article"

    @cached_property
    def path(self) -> Path:
        return next(self.folder.glob("source.*"))

    @cached_property
    def content(self) -> bytes:
        return self.path.read_bytes()


REFUSED = ROOT.parent / "refused"
PAGES = [FixturePage(path.parent) for path in sorted([*ROOT.glob("*/*/meta.toml"), *REFUSED.glob("*/meta.toml")])]
ARTICLES = [page for page in PAGES if page.is_article]
OTHERS = [page for page in PAGES if not page.is_article]
