"""What a check of a package found."""

from dataclasses import dataclass, field

from newstables.faults import Fault


@dataclass(slots=True)
class Report:
    """What a check found.

    `checked` counts rows by table; `unreviewed` names articles whose coverage is not checked, since nobody has reviewed them;
    `partitioned` says that the package is that of a corpus, none of whose articles is.
    """

    faults: list[Fault] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    unreviewed: list[str] = field(default_factory=list)
    partitioned: bool = False
