"""The generated documents: written from the declarations, checked for being current.

``python -m reports.docs`` writes them, ``python -m reports.docs --check`` says which are not.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from data.column import Column
from data.kinds import kinds
from data.messages import ENTRIES, ERROR, WARNING
from data.settings import Settings
from metrics.catalogue import indicators
from metrics.crosswalk import RULES as RULES_OF_OTHERS
from metrics.evidence import COUNTED, ESTIMATED, GRADES, RECORDED, RULES
from metrics.indicator import ADDITIVITY, LEVELS, THEMES, Indicator
from reports.wording import LEGEND

FOLDER = Path(__file__).parent.parent / "docs" / "generated"
_HEAD = "<!-- Written by `make docs` from the code; change the declaration, not this file. -->\n\n"


def glossary() -> str:
    """Return the glossary of indicators."""
    parts = ["# Indicators\n"]
    for theme, name in THEMES.items():
        some = [one for one in indicators().values() if one.theme == theme]
        if some:
            parts.append(f"## {name}\n")
            parts += [_entry(one) for one in some]
    parts += [*evidence(), *crosswalk()]
    parts.append("## Symbols\n")
    parts += [f"* `{symbol}` {words}." for symbol, words in LEGEND.items()]
    return "\n".join(parts)


def evidence() -> list[str]:
    """Return how much a figure can carry: the grades, and the rules by which one gets them."""
    parts = ["## Evidence\n", "What a figure can carry, and the rule by which it gets its badge.\n"]
    parts += [f"* **{grade}:** {words}." for grade, words in GRADES.items()]
    parts.append("\nOf an outcome, the first of these that fits:\n")
    parts += [f"1. {rule.words} → {rule.grade}" for rule in RULES]
    parts.append("\nOf everything else:\n")
    others = {"counted": COUNTED, "estimated": ESTIMATED, "recorded": RECORDED}
    return [*parts, *(f"* {words} → {grade}" for grade, words in others.items()), ""]


def crosswalk() -> list[str]:
    """Return the rules of other bodies beside ours."""
    parts = ["## Crosswalk\n", "The same rows under the rules of other bodies.\n"]
    for rule in RULES_OF_OTHERS:
        title = indicators()[rule.ours].title
        parts.append(
            f"* **{rule.title}** (ours: {title}). {rule.whose}. {rule.says} {rule.reason} "
            f"Worked example: {rule.example.because}."
        )
    return [*parts, ""]


def _entry(one: Indicator) -> str:
    facts = {
        "Level": LEVELS[one.level],
        "Definition": one.definition,
        "Over time": ADDITIVITY[one.additivity],
        "Unit": one.unit,
        "Never added up over": ", ".join(one.apart),
        "Better": one.direction,
        "Keep in mind": one.caveat,
        "Made from": ", ".join(kinds()[name].title for name in one.kinds),
        "Hiding of small numbers": one.profile,
        "In the framework": f"“{one.source}”",
        "Worked example": f"{one.example.because} → {one.example.value:g}",
        "Version": str(one.version),
    }
    lines = [f"* **{name}:** {words}" for name, words in facts.items() if words]
    return "\n".join([f"### {one.title} (`{one.code}`)\n", f"{one.question}\n", *lines, ""])


def sheets() -> str:
    """Return the description of every kind of sheet and column."""
    parts = ["# Sheets\n", "A workbook may hold any of these; a csv file holds one.\n"]
    for name, kind in kinds().items():
        parts.append(f"## {kind.title} (`{name}`)\n")
        parts.append(f"{kind.summary()}\n")
        key = " + ".join(kind.columns()[column].title for column in kind.key)
        parts.append(f"One row for each: {key}. Also recognised as: {', '.join(kind.aliases)}.\n")
        parts.append("| column | what to write | form | also headed |\n|---|---|---|---|")
        parts += [_row(column) for column in kind.columns().values()]
        figures = kind.figures().values()
        parts += ["\nWorked out from each row:\n"] if figures else []
        parts += [f"* **{figure.title}:** {figure.note}" for figure in figures]
        parts.append("")
    return "\n".join(parts)


def _row(column: Column) -> str:
    form = {
        "whole": "whole number", "number": "number", "yes_no": "yes or no", "date": "date",
        "period": "month or quarter", "quarter": "quarter", "participant": "code",
    }.get(column.reads, "text")  # fmt: skip
    if column.choices:
        form = f"one of: {', '.join(column.choices.labels)}"
    elif column.refers:
        form = " or ".join(kinds()[name].title.lower() for name in column.refers)
    if column.many:
        form += "; several, separated by semicolons"
    required = " *" if column.required else ""
    also = ", ".join(column.aliases)
    return f"| {column.title}{required} | {column.note} | {form} | {also} |"


def problems() -> str:
    """Return every message an upload can give, with its way out."""
    heads = {ERROR: "stops the upload", WARNING: "to look at"}
    parts = ["# Problems\n", "| message | expected | way out | |\n|---|---|---|---|"]
    parts += [
        f"| {entry.text} | {entry.expected} | {entry.fix} | {heads.get(entry.severity, 'note')} |"
        for entry in ENTRIES.values()
    ]
    return "\n".join(parts)


def settings() -> str:
    """Return every setting."""
    parts = ["# Settings\n", "Environment variables, read once at the start.\n"]
    parts.append("| variable | default | what it sets |\n|---|---|---|")
    for name, field in Settings.model_fields.items():
        default = f"`{field.default}`" if str(field.default) else "empty"
        parts.append(f"| `PREVENTION_IMPACT_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(parts)


DOCUMENTS: dict[str, Callable[[], str]] = {
    "glossary.md": glossary,
    "problems.md": problems,
    "settings.md": settings,
    "sheets.md": sheets,
}


def outdated(folder: Path = FOLDER) -> list[str]:
    """Return the names of documents that are not what the declarations say now."""
    texts = {name: _HEAD + write().rstrip() + "\n" for name, write in DOCUMENTS.items()}
    present = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    return sorted(
        name for name in texts.keys() | present.keys() if texts.get(name) != present.get(name)
    )


def write(folder: Path = FOLDER) -> None:
    """Write all documents, and take away those that nothing writes any more."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in DOCUMENTS:
            path.unlink()
    for name, make in DOCUMENTS.items():
        (folder / name).write_text(_HEAD + make().rstrip() + "\n", "utf-8")


def main(arguments: Sequence[Any] | None = None) -> int:
    """Write the documents, or check them; return the exit status."""
    if "--check" in (sys.argv[1:] if arguments is None else arguments):
        stale = outdated()
        for name in stale:
            print(f"docs/generated/{name} is not current: run make docs.", file=sys.stderr)
        return 1 if stale else 0
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
