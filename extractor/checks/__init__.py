"""Whether the figures that an article prints can be true together.

`check.check` takes a record and returns it with its verdicts. Codes follow the catalogue in `rules/checks.toml`:

A  arithmetic inside one article: sums, balances, shares, averages, slips of scale and separator
B  change against a base: difference, growth, points, times, direction, plan, remainder
D  dates, periods, documents, units and bodies that did not exist at a date
T  between the parts of one page: headline, lead, captions, tables, repeated figures, spellings

Reading order: `facts` (the figures where they stand), `links` (which of them the language ties together), `relations`
(the tie as data), `formulas` (code to arithmetic), `judge` (one tie to one verdict), `repair` (the smallest misprint
that explains what does not match), `check` (all of it, in order). Nothing here loads a language model.
"""
