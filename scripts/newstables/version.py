"""The version of the package and of the data it ships; CHANGELOG.md says what a number's change means."""

__version__ = "0.6.0"
