"""Surveys looked at one by one: what was answered, what changed, and how sure that is.

Nothing is pooled over surveys, designs or waves. Small numbers are hidden in ``hidden``, last.
"""

from metrics.surveys.answers import Respondent, Survey, near, respondents, surveys
from metrics.surveys.changes import Change, change_of, score_change
from metrics.surveys.distributions import Distribution, Part, distribution
from metrics.surveys.following import Followed, Matching, followed
from metrics.surveys.responses import Response, responses
from metrics.surveys.scores import ScaleScore, scale_scores
from metrics.surveys.waves import Point, over_time

__all__ = [
    "Change", "Distribution", "Followed", "Matching", "Part", "Point", "Respondent", "Response",
    "ScaleScore", "Survey", "change_of", "distribution", "followed", "near", "over_time",
    "respondents", "responses", "scale_scores", "score_change", "surveys",
]  # fmt: skip
