"""Proposing: what the machine sees in a document, table by table; each room gives rows with the rule that saw them.

Names come first, since who speaks, acts or is counted is a mention; then times; then quotes, figures and events, each of
which looks at those before it.
"""
