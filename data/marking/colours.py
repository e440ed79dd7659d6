"""The colours of marked cells, and the words that say the same without them."""

from collections.abc import Iterator

from data.messages import ERROR, NOTE, WARNING

AUTHOR = "Prevention Impact"
SIGN = f"{AUTHOR}:"
"""What our comments begin with, and our part of somebody else's."""

WORDS = {ERROR: "To mend", WARNING: "To look at", NOTE: "For your information"}
LIGHT = {ERROR: "F8B89C", WARNING: "FFF0A8", NOTE: "C2DDF0"}
"""Under dark letters: vermilion, yellow and blue, which differ in lightness also."""
DARK = {ERROR: "A03A08", WARNING: "6B5A00", NOTE: "1B5E8A"}
"""Under light letters, such as those of a dark header."""

_BITS = 3


def shades(colour: str) -> Iterator[str]:
    """Iterate over colours that look like ``colour``: those whose last bits alone differ."""
    mask = (1 << _BITS) - 1
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    for by in range(1 << 3 * _BITS):
        parts = (red ^ by & mask, green ^ by >> _BITS & mask, blue ^ by >> 2 * _BITS)
        yield "".join(f"{part:02X}" for part in parts)


def is_ours(colour: str) -> bool:
    """Say whether a colour is one that marks."""
    mask = 0xFF & ~((1 << _BITS) - 1)
    bases = (*LIGHT.values(), *DARK.values())

    def kept(colour: str) -> tuple[int, ...]:
        return tuple(int(colour[at : at + 2], 16) & mask for at in (0, 2, 4))

    return kept(colour) in {kept(base) for base in bases}
