"""What can be wrong with an input; each error names the cause and what the user can do."""


class PageError(Exception):
    """A page that gives no record. `reason` says why, `advice` what to do; both are one line of plain text."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str]]:
        """Errors cross process borders in worker pools, so both texts must survive pickling."""
        return type(self), (self.reason, self.advice)


class NotAnArticleError(PageError):
    """The page was read but holds no article: a list, a home page, an error or login page, another language."""
