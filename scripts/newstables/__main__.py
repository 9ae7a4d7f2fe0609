"""`python -m newstables` is the command `newstables`."""

from newstables.cli import main

main()
