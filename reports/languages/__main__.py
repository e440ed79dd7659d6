"""Command line: bring the catalogues of all languages up to what reports say.

``python -m reports.languages`` adds what is missing, untranslated, and drops what nobody says any
more; ``--check`` only says what it would do. Both leave with 1 while a text is not translated.
"""

import sys

from reports.languages import LOCALES
from reports.languages.keeping import file_of, held, wanted, written


def main(check: bool = False) -> int:
    """Bring the catalogues up to date and say what is missing; return how the command leaves."""
    texts, left = wanted(), 0
    for code in LOCALES:
        if code == "en":
            continue
        file = file_of(code)
        known = held(file.read_bytes(), code) if file.exists() else {}
        missing = [text for text in texts if not known.get(text)]
        gone = [text for text in known if text not in texts]
        if not check:
            file.write_bytes(written(code, texts, known))
        print(f"{code}: {len(texts)} texts, {len(missing)} not translated, {len(gone)} dropped")
        for text in missing:
            print(f"  {text}")
        left += len(missing)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
