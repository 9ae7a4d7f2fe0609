"""The version policy of CHANGELOG.md: how far a change moves the version."""

import re
from enum import IntEnum

Version = tuple[int, int, int]


class Level(IntEnum):
    """How much a change means for those who load the tables; each is more than the one before."""

    NONE = 0
    PATCH = 1  # words about the data
    MINOR = 2  # rows, columns or codes more, values corrected
    MAJOR = 3  # what a program relies on is gone or means something else

    def __str__(self) -> str:
        """The level as the policy calls it."""
        return self.name.lower()


def parse_version(text: str) -> Version | None:
    """A version `MAJOR.MINOR.PATCH`; None when it is none."""
    found = re.fullmatch(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})", text, re.ASCII)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def next_version(old: Version, level: Level) -> Version:
    """The least version that a change of this level may have; before 1.0 a major change raises the minor number."""
    major, minor, patch = old
    if level is Level.MAJOR and major:
        return (major + 1, 0, 0)
    if level >= Level.MINOR:
        return (major, minor + 1, 0)
    return (major, minor, patch + 1) if level is Level.PATCH else old
