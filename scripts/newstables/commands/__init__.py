"""The commands, a file each: what a person types becomes calls of the rooms before, and what comes back is printed."""
