"""What a check of a package found."""

from dataclasses import dataclass, field

from newstables.faults import Fault


@dataclass(slots=True)
class Report:
    """What a check found.

    `checked` counts rows by table; `unreviewed` counts articles whose coverage is not checked, since nobody has reviewed them.
    """

    faults: list[Fault] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    unreviewed: int = 0
