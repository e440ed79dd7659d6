"""What a codebook says beyond REFI-QDA, in the one field that it has for words.

A description holds the definition, and below it what is included, excluded, and an example, each
under its heading, so that a person who opens it elsewhere reads it and this program reads it back.
"""

import re

_HEADS = ("Include", "Exclude", "Example")
_HEAD = re.compile(rf"(\\*)({'|'.join(_HEADS)}):(?: (.*)|$)")


def join_description(definition: str, include: str, exclude: str, example: str) -> str:
    """Return the four as one text; without the last three it is the definition alone."""
    parts = [_masked(definition, 0)]
    fields = zip(_HEADS, (include, exclude, example), strict=True)
    parts += [f"{head}: {_masked(text, 1)}" for head, text in fields if text.strip()]
    return "\n\n".join(part for part in parts if part)


def split_description(text: str) -> tuple[str, str, str, str]:
    """Return definition, include, exclude and example; without headings all is definition."""
    found: dict[str, list[str]] = {"": []}
    current = found[""]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _HEAD.fullmatch(line)
        if match and not match[1] and match[2] not in found:
            current = found.setdefault(match[2], [])
            line = match[3] or ""
        elif match and match[1]:
            line = line[1:]
        current.append(line)
    definition, *others = ("\n".join(found.get(head, [])).strip() for head in ("", *_HEADS))
    include, exclude, example = others
    return definition, include, exclude, example


def _masked(text: str, first: int) -> str:
    """Return a text none of whose lines from ``first`` on reads as a heading."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    masked = [f"\\{line}" if _HEAD.fullmatch(line) else line for line in lines[first:]]
    return "\n".join(lines[:first] + masked)
