"""Everything that leaves the product, as the numbers that can be read in it.

What a browser is sent (each field of each message: page, chart, alternative text, table, address),
and what a file holds (each entry of a zip file, a workbook's parts among them).
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
import streamlit as st
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1.element_tree import parse_tree_from_messages

#: A number as people and programs write it: 7919, 7,919, 7 919, 7919.0; not a piece of a word.
_NUMBER = re.compile(
    r"(?<![\w.#])(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?(?!\w|\.\d)"
)
#: The separators may stand between two numbers as well: "2, 919". Then each counts too.
_PLAIN = re.compile(r"(?<![\w.#])\d+(?:\.\d+)?(?!\w|\.\d)")
#: So many digits make a share recognisable, and so many a count.
SHARE_DIGITS, COUNT_DIGITS = 3, 4

Said = Iterable[tuple[str, str]]


@dataclass
class Seen:
    """Numbers, each with where it was read.

    Attributes:
        places: number → the surfaces it was read on, each with the first page that shows it.
        text: how many characters were read on each surface.
    """

    places: dict[Decimal, dict[str, str]] = field(default_factory=dict)
    text: dict[str, int] = field(default_factory=dict)

    def read(self, page: str, said: Said) -> None:
        """Read what was said on a page, surface by surface."""
        for surface, text in said:
            self.text[surface] = self.text.get(surface, 0) + len(text)
            for number in numbers_in(text):
                self.places.setdefault(number, {}).setdefault(surface, page)

    def count(self, count: float) -> dict[str, str]:
        """Return surface → page where a count was read, whatever way it was written."""
        return self.places.get(Decimal(str(count)), {})

    def shares(self, share: float) -> dict[Decimal, dict[str, str]]:
        """Return where a share was read to three digits or more: of 1, of 100 or of 1,000."""
        return {n: places for n, places in self.places.items() if writes(n, share)}


def numbers_in(text: str) -> set[Decimal]:
    """Return every number a text holds, in any spelling."""
    found = {Decimal(re.sub(r"[^\d.]", "", one)) for one in _NUMBER.findall(text)}
    return found | {Decimal(one) for one in _PLAIN.findall(text)}


def writes(number: Decimal, share: float) -> bool:
    """Say whether a number is a share as it is rounded somewhere: 0.857, 85.7 or 857.0."""
    digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0 or len(digits) < SHARE_DIGITS:
        return False
    return any(round(share * scale, -exponent) == float(number) for scale in (1, 100, 1000))


def said_by(message: Any) -> Iterator[tuple[str, str]]:
    """Give each field of a message with what it says: "Html.body", "<p>…"."""
    for one, value in message.ListFields():
        kind = one.message_type
        if kind is not None and kind.GetOptions().map_entry:
            entries = (f"{key} {value[key]}" for key in value)
            yield f"{message.DESCRIPTOR.name}.{one.name}", " ".join(entries)
            continue
        for item in value if one.is_repeated else (value,):
            if kind is not None:
                yield from said_by(item)
            else:
                yield f"{message.DESCRIPTOR.name}.{one.name}", _text(item)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return str(convert_arrow_bytes_to_pandas_df(value).to_csv())
    text = str(value)
    return text + " ".join(_arrays(json.loads(text))) if '"bdata"' in text else text


def _arrays(held: Any) -> Iterator[str]:
    """Give the numbers that a chart carries as base64."""
    if isinstance(held, dict) and "bdata" in held:
        yield str(np.frombuffer(base64.b64decode(held["bdata"]), held["dtype"]).tolist())
    elif isinstance(held, dict | list):
        for item in held.values() if isinstance(held, dict) else held:
            yield from _arrays(item)


def said_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Give each part of a file with what it says; of a zip file its entries, also those inside."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield name, content.decode("utf-8")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.namelist():
            yield from said_in(f"{name}: {entry}", archive.read(entry))


@dataclass
class Wire:
    """What goes out while pages are open.

    Attributes:
        messages: what the browser was sent since it was last taken.
        files: name → how its content is got, of each download offered since.
    """

    messages: list[Any] = field(default_factory=list)
    files: dict[str, bytes | str | Callable[[], bytes]] = field(default_factory=dict)

    def tap(self, patch: pytest.MonkeyPatch) -> None:
        """Listen to every page opened from now on."""
        offer = st.download_button

        def built(messages: list[Any]) -> Any:
            self.messages += messages
            return parse_tree_from_messages(messages)

        def offered(label: str, data: Any, *rest: Any, **named: Any) -> Any:
            self.files[f"{label}: {named.get('file_name')}"] = data
            return offer(label, data, *rest, **named)

        build = "streamlit.testing.v1.local_script_runner.parse_tree_from_messages"
        patch.setattr(build, built)
        patch.setattr(st, "download_button", offered)

    def taken(self) -> Iterator[tuple[str, str]]:
        """Give what went out since the last time, surface by surface, and forget it."""
        messages, self.messages = self.messages, []
        files, self.files = self.files, {}
        for message in messages:
            yield from said_by(message)
        for name, data in files.items():
            yield f"name of a file {name.split(':')[0]}", name
            made = data() if callable(data) else data
            content = made.encode() if isinstance(made, str) else made
            yield from said_in(name.split(":")[0], content)
