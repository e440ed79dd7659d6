"""Surveys looked at one by one: what was answered, what changed, and how sure that is.

Nothing is pooled over surveys, designs, waves, or those who took part and a comparison group: what
a function returns is of those who took part unless it is asked for the other ``arm``. Small numbers
are hidden in ``hidden``, last, for everyone but staff.
"""

from metrics.surveys.answers import (
    COMPARISON,
    TOOK_PART,
    Respondent,
    Survey,
    near,
    respondents,
    surveys,
)
from metrics.surveys.asking import what_changed
from metrics.surveys.changes import Change, change_of, score_change
from metrics.surveys.contrasts import Contrast, contrast_of, score_contrast
from metrics.surveys.distributions import OTHER, Distribution, Part, distribution
from metrics.surveys.following import Followed, Matching, followed
from metrics.surveys.responses import Response, responses
from metrics.surveys.scores import ScaleScore, scale_change, scale_scores
from metrics.surveys.waves import Point, over_time

__all__ = [
    "COMPARISON", "OTHER", "TOOK_PART", "Change", "Contrast", "Distribution", "Followed",
    "Matching", "Part", "Point", "Respondent", "Response", "ScaleScore", "Survey", "change_of",
    "contrast_of", "distribution", "followed", "near", "over_time", "respondents", "responses",
    "scale_change", "scale_scores", "score_change", "score_contrast", "surveys", "what_changed",
]  # fmt: skip
