"""The texts that the code of reports says itself, found by reading it.

Found are the literals in ``say("…")``, ``several("…", "…", n)`` and ``to_say("…")``: both ways of a
condition, and what a name was given in the same function or module, be it one of a dictionary's.
Babel's own extractor knows none of these, and takes ``say("a" if … else "b")`` for one text, "ab".
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: What says a text → how many of its first arguments are texts.
_SAYING = {"say": 1, "several": 2, "to_say": None}
_ROOT = Path(__file__).parents[2]

_Given = Mapping[str, Sequence[ast.expr]]
_Part = ast.Module | ast.FunctionDef


class Unreadable(ValueError):
    """Raised for a text that is put together where it is said: it can't be looked up."""


def literals() -> dict[str, tuple[str, ...]]:
    """Return file → the texts that its code says, in its order.

    Raises:
        Unreadable: one is put together.
    """
    found = {}
    for file in sorted((_ROOT / "reports").rglob("*.py")):
        place = file.relative_to(_ROOT).as_posix()
        texts = tuple(said_in(file.read_text("utf-8"), place))
        if texts:
            found[place] = texts
    return found


def said_in(code: str, place: str = "") -> Iterator[str]:
    """Give the texts that a module says.

    Args:
        code: its source.
        place: what it is called where something is wrong.

    Raises:
        Unreadable: one is put together.
    """
    module = ast.parse(code, place)
    calls: dict[ast.Call, _Given] = {}
    # Of a call in a function within a function, the names of the inner one count.
    for part in (n for n in ast.walk(module) if isinstance(n, _Part)):
        given = _given(module) | _given(part)
        calls |= {node: given for node in ast.walk(part) if isinstance(node, ast.Call)}
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        for argument in call.args[: _SAYING[name]] if name in _SAYING else ():
            yield from _texts(argument, calls[call], f"{place}:{call.lineno}")


def _given(part: _Part) -> dict[str, list[ast.expr]]:
    """Return name → what it is given, in a function or at the top of a module."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    nodes = part.body if isinstance(part, ast.Module) else ast.walk(part)
    for node in nodes:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else (node.target,):
            if isinstance(target, ast.Name):
                found[target.id].append(node.value)
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for one, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(one, ast.Name):
                        found[one.id].append(value)
    return found


def _texts(node: ast.expr, given: _Given, place: str) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from filter(None, [node.value])
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, given, place)
        yield from _texts(node.orelse, given, place)
    elif isinstance(node, ast.JoinedStr | ast.BinOp):
        raise Unreadable(f"{place}: a text must stand there whole, with its words in braces")
    elif isinstance(node, ast.Name):
        for value in given.get(node.id, ()):
            if isinstance(value, ast.Constant | ast.IfExp):
                yield from _texts(value, {}, place)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        for value in given.get(node.value.id, ()):
            for one in value.values if isinstance(value, ast.Dict) else ():
                yield from _texts(one, {}, place)
