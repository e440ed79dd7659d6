"""The claim check: what is found in typed sentences, what would stand, and what is left alone."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.catalogue import indicators
from reports import docs
from reports.claim_words import RULES
from reports.claims import check

ROOT = Path(__file__).parents[2]

#: Sentence → the rule, and the words it found.
CLAIMS = (
    ("We reduced trafficking in the county.", "reduced", "reduced trafficking"),
    (
        "Our campaign has greatly reduced human trafficking.",
        "reduced",
        "reduced human trafficking",
    ),
    ("Trafficking was reduced by 20 %.", "reduced", "Trafficking was reduced"),
    ("Trafficking has fallen since then.", "reduced", "Trafficking has fallen"),
    (
        "There was a reduction in human trafficking.",
        "reduced",
        "reduction in human trafficking",
    ),
    ("The events helped to reduce sex trafficking.", "reduced", "helped to reduce sex trafficking"),
    ("We won by reducing sex trafficking.", "reduced", "by reducing sex trafficking"),
    ("We not only reduced trafficking but taught.", "reduced", "reduced trafficking"),
    ("There are fewer victims now.", "reduced", "fewer victims"),
    ("We rescued 12 victims.", "rescued", "We rescued 12 victims"),
    ("12 victims were rescued.", "rescued", "12 victims were rescued"),
    ("RESCUING 1,200 GIRLS WAS OUR WORK.", "rescued", "RESCUING 1,200 GIRLS"),
    ("The rescue of 3 children took a week.", "rescued", "rescue of 3 children"),
    ("Victims saved: 9", "rescued", "Victims saved: 9"),
    ("Together we saved lives.", "rescued", "saved lives"),
    ("We “rescued” 12 victims.", "rescued", "We “rescued” 12 victims"),
    ("“We rescued 12 victims.”", "rescued", "We rescued 12 victims"),
    ("We could not have rescued 12 victims alone.", "rescued", "rescued 12 victims"),
    ("We did not rest, and we rescued 12 victims.", "rescued", "we rescued 12 victims"),
    ("We prevented 5 cases.", "prevented", "prevented 5 cases"),
    (
        "Seven cases of exploitation were prevented.",
        "prevented",
        "Seven cases of exploitation were prevented",
    ),
    ("Campaigns prevent trafficking.", "prevented", "Campaigns prevent trafficking"),
    ("We stopped 4 traffickers.", "prevented", "stopped 4 traffickers"),
    ("We ended trafficking here.", "ended", "ended trafficking"),
    ("Trafficking has been eradicated.", "ended", "Trafficking has been eradicated"),
    ("A trafficking-free city.", "ended", "trafficking-free"),
    ("The campaign caused a 30 % fall in incidents.", "caused", "campaign caused a 30 % fall in"),
    ("Tips rose because of our campaign.", "caused", "Tips rose because of our campaign"),
    ("This proves that training works.", "proved", "proves that"),
    ("A proven approach.", "proved", "proven approach"),
    ("Our impact: 1,200 flyers.", "impact", "impact: 1,200 flyers"),
    ("The campaign had a huge impact.", "impact", "campaign had a huge impact"),
    ("We impacted 500 people.", "impact", "impacted 500 people"),
    ("3 victims were identified.", "identified", "3 victims were identified"),
    ("Officers identified three victims.", "identified", "identified three victims"),
    ("Tips rose from 12 to 20.", "trend", "Tips rose from 12 to 20"),
    ("Incidents fell by 30 %.", "trend", "Incidents fell by 30 %"),
    ("There were fewer incidents than last year.", "trend", "fewer incidents than"),
    ("100 % of the community knows the signs.", "everyone", "100 % of the community"),
    ("We reached the entire neighborhood.", "everyone", "reached the entire neighborhood"),
    (
        "40 children at risk of trafficking came.",
        "at_risk",
        "40 children at risk of trafficking",
    ),
    ("The city is now safer.", "safer", "is now safer"),
    ("We changed 300 lives.", "lives", "changed 300 lives"),
    ("We raised awareness among 1,200 people.", "aware", "raised awareness among 1,200"),
    ("We trained staff, which means less crime.", "less", "means less crime"),
    ("The posters led to lower crime rates.", "less", "led to lower crime"),
    ("People call, so there is less violence.", "less", "so there is less violence"),
    ("We met often, so now we see fewer cases.", "less", "so now we see fewer cases"),
    ("This resulted in fewer incidents.", "less", "resulted in fewer incidents"),
    ("Training meant less exploitation.", "reduced", "less exploitation"),
    ("Lo que significa menos delitos.", "less_es", "significa menos delitos"),
    ("Esto llevó a una menor explotación.", "less_es", "llevó a una menor explotación"),
    ("Por eso hay menos trata aquí.", "less_es", "Por eso hay menos trata"),
    ("Rescatamos a 12 víctimas.", "rescued_es", "Rescatamos a 12 víctimas"),
    ("Evitamos 5 casos.", "prevented_es", "Evitamos 5 casos"),
    ("Erradicamos la trata.", "ended_es", "Erradicamos la trata"),
    ("Redujimos la trata en el condado.", "reduced_es", "Redujimos la trata"),
    ("3 víctimas fueron identificadas.", "identified_es", "3 víctimas fueron identificadas"),
    ("El 100 % de la comunidad lo sabe.", "everyone_es", "100 % de la comunidad"),
    ("Esto demuestra que funciona.", "proved_es", "demuestra que"),
)

#: Sentences in which nothing is claimed that could not be defended.
DEFENSIBLE = (
    "We do not claim to have reduced trafficking.",
    "Reduced trafficking is not claimed.",
    "Nothing here shows that trafficking was reduced.",
    "Nobody knows whether trafficking has fallen.",
    "Did we reduce trafficking?",
    "Our goal is reduced trafficking.",
    "The coalition works to reduce trafficking.",
    "Partners tell what they did to prevent trafficking.",
    "Partners learned how to prevent trafficking.",
    "We met to end trafficking.",
    "We dream of a city free of trafficking.",
    "We reduced the cost of trafficking training.",
    "Posters reduced the fear of reporting trafficking.",
    "Our anti-trafficking posters were reduced in size.",
    "Nobody was rescued; 3 potential victims were referred.",
    "A parent said “you saved my girl”.",
    "The new form saved people time.",
    "Campaigns ended in May.",
    "We identified 3 potential victims.",
    "Three suspected victims were identified by the police.",
    "Officers found victims' services hard to reach.",
    "Officers learned to identify victims.",
    "The delay was caused by the school holidays.",
    "Late figures because of the training calendar.",
    "It proved difficult to find a room.",
    "Please bring proof of address.",
    "The effect is not proven.",
    "Prevention Impact counts events.",
    "The impact evaluation of the training starts in May.",
    "Recorded tips rose above their usual range.",
    "Attendance rose from 12 to 20.",
    "More tips can mean more awareness.",
    "Reporting rises as awareness rises.",
    "The meeting was open to the whole community.",
    "58 % of respondents recognised the signs (n = 212).",
    "Awareness rose from 41 % to 58 % (matched, n = 212).",
    "Two awareness-raising events were held.",
    "12 potential victims were referred to services (recorded by the police).",
    "Late figures of the school",
    "The room was free for 40 people.",
    "It does not mean less crime.",
    "Fewer reports may mean fewer incidents or less trust.",
    "The new form means less work.",
    "A wet May led to fewer visitors.",
    "Does it mean less crime?",
    "No significa menos delitos.",
    "El formulario significa menos trabajo.",
    "No rescatamos a ninguna víctima.",
    "Trabajamos para erradicar la trata.",
    "Se identificaron 3 posibles víctimas.",
    "No se sabe si la trata disminuyó.",
    "",
)


@pytest.mark.parametrize(("sentence", "rule", "found"), CLAIMS)
def test_a_claim_is_found(sentence: str, rule: str, found: str) -> None:
    claims = check(sentence)
    assert [(claim.rule, claim.found) for claim in claims] == [(rule, found)]
    (claim,) = claims
    assert sentence[claim.start : claim.end] == found


@pytest.mark.parametrize("sentence", DEFENSIBLE)
def test_what_claims_nothing_is_left_alone(sentence: str) -> None:
    assert check(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "instead"),
    [
        (
            "We rescued 12 victims.",
            "12 potential victims were referred to services (recorded by …)",
        ),
        (
            "One victim was rescued.",
            "One potential victim was referred to services (recorded by …)",
        ),
        (
            "The rescue of women went well.",
            "… potential victims were referred to services (recorded by …)",
        ),
        ("3 victims were identified.", "3 potential victims were identified (by …)"),
        (
            "Tips rose from 12 to 20.",
            "12, then 20 tips were recorded; see their usual range before calling it a change",
        ),
        ("100 % of the community knows.", "100 % of those who answered (n = …)"),
        (
            "Rescatamos a 12 víctimas.",
            "12 posibles víctimas fueron derivadas a servicios (registrado por …)",
        ),
    ],
)
def test_the_wording_that_stands_keeps_the_persons_number(sentence: str, instead: str) -> None:
    (claim,) = check(sentence)
    assert claim.instead == instead


def test_several_claims_come_in_the_order_of_the_text() -> None:
    text = "Tips rose from 12 to 20. We rescued 3 girls, and we ended trafficking."
    assert [claim.rule for claim in check(text)] == ["trend", "rescued", "ended"]


def test_what_is_proposed_could_be_typed_in() -> None:
    """A wording that the check itself would object to could not be defended."""
    for sentence, _, _ in CLAIMS:
        for claim in check(sentence):
            assert check(claim.instead) == (), claim
    for rule in RULES:
        assert check(rule.why) == (), rule.code


def own_texts() -> Iterator[str]:
    """What the product itself says: its documents, declarations and every text on a page.

    The framework's own words are left out: they are shown in quotation marks, as its.
    """
    for make in docs.DOCUMENTS.values():
        yield from make().splitlines()
    for name in ("README.md", "docs/extending.md"):
        yield from (ROOT / name).read_text("utf-8").splitlines()
    sources = {one.source for one in indicators().values()}
    for room in ("pages", "reports", "metrics"):
        for path in (ROOT / room).rglob("*.py"):
            if path.stem not in ("claims", "claim_words"):
                nodes = ast.walk(ast.parse(path.read_text("utf-8")))
                texts = (node.value for node in nodes if isinstance(node, ast.Constant))
                yield from (t for t in texts if isinstance(t, str) and t not in sources)


def test_no_false_alarm_over_the_products_own_texts() -> None:
    texts = list(own_texts())
    assert len(texts) > 2000
    assert [claim for text in texts for claim in check(text)] == []


@given(st.text(alphabet="we rescud12victim.,“”?not\n", max_size=60))
def test_any_text_is_checked(text: str) -> None:
    claims = check(text)
    for before, after in pairwise(claims):
        assert before.end <= after.start
    assert all(text[claim.start : claim.end] == claim.found for claim in claims)
