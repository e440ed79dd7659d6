"""Coded answers as figures: shares by code and stance, and how far those who coded them agree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.codebook import Codebook
from data.codings import Coding
from data.deciding import Decided, by_text
from data.words import Words
from metrics.catalogue.feedback import FEEDBACK_SENTIMENT, FEEDBACK_THEMES
from metrics.methods import Agreement, cohen_kappa, krippendorff_alpha, percent_agreement
from metrics.results import Result
from metrics.windows import Window

#: Stances that are for, between and against, with their order.
ORDER = {"negative": 0, "mixed": 1, "positive": 2}
#: A group of fewer answers never shows one of them.
LEAST_TO_QUOTE = 5

Answers = Sequence[tuple[Words, Decided]]


@dataclass(frozen=True)
class Rests:
    """What shares rest on.

    Attributes:
        answers: how many coded answers, each as often as it was given.
        texts: how many different texts.
        coders: how many people coded any of them.
        doubled: how many texts two people coded.
        open: how many texts have something open between their coders.
    """

    answers: int
    texts: int
    coders: int
    doubled: int
    open: int


def rests_on(answers: Answers) -> Rests:
    """Return what shares of some answers rest on."""
    texts = {found.key: found for _, found in answers}
    return Rests(
        len(answers),
        len(texts),
        len({coder for found in texts.values() for coder in found.coders}),
        sum(len(found.coders) > 1 for found in texts.values()),
        sum(bool(found.open) or found.stance_open for found in texts.values()),
    )


def shares(answers: Answers, codes: Iterable[str], window: Window, **group: str) -> list[Result]:
    """Return the share of answers that have each code, of those in which that is decided.

    Args:
        answers: coded answers.
        codes: codes, parts of others as well.
        window: the stretch of time they are of.
        **group: what they have in common: ``audience="parents"``.
    """
    part, whole = FEEDBACK_THEMES.value.terms
    found = []
    for code in codes:
        has = Counter(decided.has(code) for _, decided in answers)
        of = {part: has[True], whole: has[True] + has[False]}
        told = (("theme", code), *group.items())
        found.append(Result("feedback_themes", window, told, FEEDBACK_THEMES.value.estimate(of)))
    return found


def stance_shares(answers: Answers, window: Window) -> list[Result]:
    """Return the shares of positive, mixed and negative among the answers with a stance."""
    part, whole = FEEDBACK_SENTIMENT.value.terms
    has = Counter(decided.stance for _, decided in answers)
    every = sum(has[stance] for stance in ORDER)
    return [
        Result(
            "feedback_sentiment",
            window,
            (("stance", stance),),
            FEEDBACK_SENTIMENT.value.estimate({part: has[stance], whole: every}),
        )
        for stance in ("positive", "mixed", "negative")
    ]


def without_stance(answers: Answers) -> Counter[str]:
    """Return how many answers have no stance, an unclear one, or one still open."""
    found = Counter(
        "open" if decided.stance_open else decided.stance or "not coded" for _, decided in answers
    )
    return Counter({name: count for name, count in found.items() if name not in ORDER})


# -- how far coders agree


@dataclass(frozen=True)
class CodersAgree:
    """How far coders agree on one matter.

    Attributes:
        matter: a code, or ``stance``.
        percent: the share of texts on which the two who share most texts agree.
        kappa: Cohen's, of these two.
        alpha: Krippendorff's, of all coders; of stances by their order.
        pair: who these two are; empty where no text has two coders.
    """

    matter: str
    percent: Agreement
    kappa: Agreement
    alpha: Agreement
    pair: tuple[str, ...]


def agreement(codings: Iterable[Coding], book: Codebook) -> list[CodersAgree]:
    """Return how far coders agree on each code, in the codebook's order; a theme with its parts.

    Only texts count that two people or more have coded, each with what they said themselves:
    nothing of what was settled afterwards.
    """
    texts = [some for some in by_text(codings).values() if len(some) > 1]
    said = [{one.coder: book.upwards(one.codes) for one in some} for some in texts]
    pair = _pair([list(text) for text in said])
    return [
        _agree(code, pair, [{who: code in has for who, has in text.items()} for text in said])
        for code in book.offered
    ]


def stance_agreement(codings: Iterable[Coding]) -> CodersAgree:
    """Return how far coders agree on the stance.

    Percent and kappa are of all five; alpha is of positive, mixed and negative, in this order.
    """
    texts = [
        {one.coder: one.stance for one in some if one.stance} for some in by_text(codings).values()
    ]
    shared = [text for text in texts if len(text) > 1]
    pair = _pair([list(text) for text in shared])
    found = _agree("stance", pair, shared)
    coders = sorted({coder for text in shared for coder in text})
    ordered = [[ORDER.get(text.get(coder) or "") for coder in coders] for text in shared]
    alpha = krippendorff_alpha(ordered, "ordinal")
    return CodersAgree("stance", found.percent, found.kappa, alpha, pair)


def _pair(texts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the two coders who share most texts; of several pairs the first by name."""
    shared = Counter(pair for coders in texts for pair in combinations(sorted(coders), 2))
    return min(shared, key=lambda pair: (-shared[pair], pair), default=())


def _agree(
    matter: str, pair: tuple[str, ...], texts: Sequence[Mapping[str, bool | str]]
) -> CodersAgree:
    one, other = pair or ("", "")
    of_one, of_other = ([text.get(who) for text in texts] for who in (one, other))
    coders = sorted({coder for text in texts for coder in text})
    alpha = krippendorff_alpha([[text.get(c) for c in coders] for text in texts], "nominal")
    return CodersAgree(
        matter,
        percent_agreement(of_one, of_other),
        cohen_kappa(of_one, of_other),
        alpha,
        pair,
    )


@dataclass(frozen=True)
class Offers:
    """What became of a machine's suggestions.

    Attributes:
        texts: texts that were coded with suggestions in view.
        offered: how many codes were suggested.
        taken: how many of these the coder gave.
        refused: how many of these the coder refused by a key.
        first: of how many texts the first suggestion was given.
        given: how many codes were given to these texts.
    """

    texts: int
    offered: int
    taken: int
    refused: int
    first: int
    given: int


def offers(codings: Iterable[Coding]) -> Offers:
    """Return what became of suggestions, over all codings that had any."""
    some = [one for one in codings if one.suggested]
    return Offers(
        len(some),
        sum(len(one.suggested) for one in some),
        sum(len(one.codes & set(one.suggested)) for one in some),
        sum(len(one.rejected) for one in some),
        sum(one.suggested[0] in one.codes for one in some),
        sum(len(one.codes) for one in some),
    )
