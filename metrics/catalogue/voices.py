"""Voices: what people said in their own words, with their consent."""

from metrics.indicator import Example, Indicator
from metrics.shapes import Count
from metrics.terms import VOICES

_FULL = {"recorded": "2026-01-10", "consent": "2026-01-10", "until": "2028-12-31"}

VOICES_PUBLISHABLE = Indicator(
    code="voices_publishable",
    title="Voices that can be published",
    question="How many testimonials and interview excerpts may be published?",
    theme="voices",
    level="output",
    additivity="snapshot",
    value=Count(VOICES),
    unit="voices",
    definition="Testimonials and interview excerpts that two people have approved and whose "
    "consent is valid, on the last day of the window or today if that is earlier. A voice that was "
    "withdrawn later still counts in the windows before.",
    source="testimonials; personal stories; interviews",
    caveat="It counts what people agreed to, not what they think. It is never a target: nobody "
    "should be asked to speak so that a figure is reached.",
    example=Example(
        rows={
            "voices": (
                {**_FULL, "approved": ("2026-01-12", "2026-01-13")},
                {**_FULL, "approved": ("2026-01-12", "2026-04-02")},
                {**_FULL, "approved": ("2026-01-12", "2026-01-13"), "until": "2026-03-30"},
                {**_FULL, "approved": ("2026-01-12", "2026-01-13"), "withdrawn": "2026-03-31"},
                {**_FULL, "approved": ("2026-01-12", "2026-01-13"), "withdrawn": "2026-04-01"},
                {"recorded": "2026-01-10"},
            )
        },
        value=2,
        because="on 31 March 2026 the first and the fifth, withdrawn the day after; the second had "
        "one approval, the third's consent was over, the fourth was withdrawn that day, the last "
        "has no consent: 1 + 1 = 2",
    ),
)
