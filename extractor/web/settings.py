"""What the service is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """`archive`: its folder. `token`: what a reader must show; None only on loopback.

    `max_bytes`: the largest request body. `seconds`: the longest that one page may be read. `waiting`: pages that may
    wait for a free reader; a further one is asked to come back.
    """

    archive: Path
    host: str = "127.0.0.1"
    token: str | None = None
    max_bytes: int = 5_000_000
    seconds: float = 20
    waiting: int = 100

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the service."""
        return self.host in LOOPBACK
