"""Two surveys of what people know: one matched, one not."""

from dataclasses import dataclass
from random import Random
from typing import Any

from data.demo.book import Rows
from data.demo.comments import COMMENTS
from data.demo.partners import POLICE, Partner
from data.demo.story import QUARTERS, about, dice, growth, short, working_day

#: Item → its wording and right answer. The last is no sign: agreeing to everything is not knowing.
_SIGNS = {
    "Sign: papers kept": ("An employer keeps a worker's passport. Is this a sign?", "Yes"),
    "Sign: growing debt": ("A debt to the employer grows with every week. Is this a sign?", "Yes"),
    "Sign: answers for another": ("Someone always answers for a person. Is this a sign?", "Yes"),
    "Sign: lives at work": ("A worker sleeps where they work. Is this a sign?", "Yes"),
    "Sign: never alone": ("A person is never left alone, even at a clinic. Is this a sign?", "Yes"),
    "Sign: works nights": ("A person chooses to work at night. Is this a sign?", "No"),
}
_ENOUGH = 4
_MORE = (
    ("Knows where", "Do you know where to report?", "knowledge", "where_to_report", "Yes"),
    ("Knows how", "Do you know how to report?", "knowledge", "how_to_report", "Yes"),
    ("Confident", "I would know what to do.", "agreement", "confidence_to_act", None),
    ("Far away", "It does not happen where I live.", "agreement", "perception", None),
    ("Recommends", "Would you recommend this session?", "zero_to_ten", "recommendation", None),
)


@dataclass(frozen=True)
class _Survey:
    """A survey: who asks it, how it is designed, and how likely a sign is recognised."""

    code: str
    partner: str
    design: str
    audience: str
    size: float
    before: float
    after: float


_SURVEYS = (
    _Survey("OFFICERS", POLICE, "matched", "law_enforcement", 24, 0.52, 0.78),
    _Survey("RESIDENTS", "P10", "unmatched", "general_public", 32, 0.43, 0.64),
)


def items() -> Rows:
    """Return the rows of the Survey items sheet."""
    return [row for survey in _SURVEYS for row in _items(survey.code)]


def _items(survey: str) -> Rows:
    signs = [
        {
            "survey": survey,
            "item": item,
            "wording": wording,
            "scale": "knowledge",
            "measures": "awareness_of_signs",
            "right": right,
            "enough": _ENOUGH,
        }
        for item, (wording, right) in _SIGNS.items()
    ]
    more = [
        {
            "survey": survey,
            "item": item,
            "wording": wording,
            "scale": scale,
            "measures": measures,
            "right": right,
            "reverse": item == "Far away" if scale == "agreement" else None,
        }
        for item, wording, scale, measures, right in _MORE
    ]
    return signs + more


def answered(partner: Partner, quarter: str) -> Rows:
    """Return a partner's survey answers of a quarter, one row a respondent and wave."""
    return [
        row
        for survey in _SURVEYS
        if survey.partner == partner.code
        for row in _quarter(survey, partner, quarter)
    ]


def _quarter(survey: _Survey, partner: Partner, quarter: str) -> Rows:
    chance = dice("survey", survey.code, quarter)
    day = working_day(chance, quarter)
    number = about(chance, survey.size * growth(quarter), 0.2)
    # What people know before they come grows with the years; what they learn is added to it.
    known = survey.before + 0.25 * (growth(quarter) - 1)
    gained = survey.after - survey.before
    rows = []
    for n in range(1, number + 1):
        able = min(0.95, max(0.05, chance.gauss(known, 0.12)))
        shared = {
            "survey": survey.code,
            "design": survey.design,
            "area": chance.choice(partner.where),
            "audience": survey.audience,
            "date": day,
        }
        if survey.design == "matched":
            shared["respondent"] = f"{short(quarter)}-{chance.choice('KLMNP')}{n:02d}"
        for wave, ability in (("before", able), ("after", min(0.97, able + gained))):
            # Some come late and some leave early, so that not everybody can be matched.
            if chance.random() < 0.93:
                rows.append({**shared, "wave": wave} | _answers(chance, ability, wave))
    _add_comments(survey.code, quarter, rows)
    return rows


def _add_comments(survey: str, quarter: str, rows: Rows) -> None:
    """Let some of those asked afterwards write something; what is written differs by quarter."""
    chance = dice("comments", survey, quarter)
    writers = [row for row in rows if row["wave"] == "after"]
    written = [one.text for one in COMMENTS[survey]]
    dice("comments", survey).shuffle(written)
    mine = written[QUARTERS.index(quarter) :: len(QUARTERS)]
    # A few words are written again and again.
    mine += chance.choices(written[:6], k=2)
    for row, text in zip(chance.sample(writers, min(len(mine), len(writers))), mine, strict=False):
        row["comment"] = text


def _answers(chance: Random, able: float, wave: str) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for item, (_, right) in _SIGNS.items():
        wrong = chance.choice(("Don't know", "No" if right == "Yes" else "Yes"))
        answers[item] = right if chance.random() < able else wrong
    for item in ("Knows where", "Knows how"):
        answers[item] = "Yes" if chance.random() < able - 0.05 else "No"
    answers["Confident"] = _agreement(chance, 1.4 + 3 * able)
    answers["Far away"] = _agreement(chance, 4.2 - 2.2 * able)
    after = wave == "after"
    answers["Recommends"] = min(10, max(0, round(chance.gauss(8.2, 1.6)))) if after else None
    return answers


def _agreement(chance: Random, mean: float) -> int:
    return min(5, max(1, round(chance.gauss(mean, 0.9))))
