"""In which of the reports' languages somebody wrote a text that does not say so itself."""

import re

_WORD = re.compile(r"[^\W\d_]+")
#: Language → words and endings that nearly every sentence of it has, and hardly any of the others.
_SIGNS = {
    "en": re.compile(
        r"the|of|and|to|in|is|was|were|are|for|on|at|with|by|from|this|that|it|an|has|had|not|new|"
        r"its|their|who|which|up|\w{3,}(ed|ing|ght|ly|tion)"
    ),
    "es": re.compile(
        r"el|la|los|las|de|del|y|en|es|fue|fueron|son|para|por|con|un|una|que|se|su|sus|al|como|"
        r"sin|\w*[áéíóúñ]\w*|\w{2,}(ado|ada|aron|ieron)s?"
    ),
}


def language_of(text: str) -> str:
    """Return ``en`` or ``es``, by the small words and endings of a text; empty: they do not tell.

    A reading machine speaks a text of another language than the report's by its own rules only if
    that is said (WCAG 2.1, 3.1.2); a wrong language would be worse than none.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {tag: sum(bool(sign.fullmatch(word)) for word in words)
              for tag, sign in _SIGNS.items()}  # fmt: skip
    english, spanish = counts["en"], counts["es"]
    return "" if english == spanish else "en" if english > spanish else "es"
