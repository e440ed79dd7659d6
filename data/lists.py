"""The closed lists: the framework's own words for audiences, channels, types and the like.

To extend a list, add a line to it here. Template drop-downs, parsing, charts, documentation and
messages all follow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return ``text`` as it is compared: no case, no punctuation, single spaces."""
    folded = text.casefold()
    return folded if folded.isalnum() else " ".join(_WORD.findall(folded))


@dataclass(frozen=True)
class ClosedList:
    """A list of the only values a column takes.

    Attributes:
        name: what one value is, in words ("audience").
        terms: stored code → label and, after it, other spellings that are recognised.
    """

    name: str
    terms: dict[str, tuple[str, ...]]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the codes, in the list's own order."""
        return iter(self.terms)

    def __hash__(self) -> int:
        """Lists are told apart by name."""
        return hash(self.name)

    @property
    def labels(self) -> list[str]:
        """The labels people read, in the list's own order."""
        return [words[0] for words in self.terms.values()]

    @cached_property
    def _codes(self) -> dict[str, str]:
        spellings = {fold(word): code for code, words in self.terms.items() for word in words}
        return spellings | {fold(code): code for code in self.terms}

    def find(self, text: str) -> str | None:
        """Return the code that ``text`` spells, by label, code or alias; None if it spells none."""
        return self._codes.get(fold(text))

    def label(self, code: str) -> str:
        """Return the label of ``code``; the code itself where the list no longer holds it."""
        return self.terms.get(code, (code,))[0]


AUDIENCES = ClosedList(
    "audience",
    {
        "general_public": ("General public", "Public", "Community", "Residents", "Adults"),
        "youth": ("Youth", "Young people", "Students", "Teens"),
        "parents": ("Parents", "Parents and carers", "Families"),
        "immigrants": ("Immigrants", "Immigrant communities", "Migrants", "Newcomers"),
        "faith": ("Faith communities", "Faith", "Congregations"),
        "businesses": ("Businesses", "Business", "Employers"),
        "hospitality_transport": ("Hospitality and transport", "Hotels and transport"),
        "educators": ("Educators", "Teachers", "School staff"),
        "health": ("Health staff", "Health workers", "Clinicians"),
        "law_enforcement": ("Law enforcement", "Police", "Officers"),
        "other_professionals": ("Other professionals", "Professionals"),
        "at_risk": ("People at risk", "At-risk people"),
    },
)

AUDIENCE_CLASSES = ClosedList(
    "audience class",
    {
        "law_enforcement": ("Law enforcement", "Police", "Officers"),
        "health": ("Health", "Health staff", "Clinicians"),
        "educator_staff": ("Educators and school staff", "Educators", "Teachers"),
        "other_professional": (
            "Other professionals",
            "Other professional",
            "Professionals",
        ),
        "student": ("Students", "Student", "Youth"),
        "community": ("Community members", "Community", "General public", "Parents", "Adults"),
    },
)

#: Training is for professionals in their role; what students and the public get is education.
PROFESSIONAL_CLASSES = (
    "law_enforcement",
    "health",
    "educator_staff",
    "other_professional",
)
PUBLIC_CLASSES = ("student", "community")

#: A training's audience class → the audience it is filtered and charted under.
CLASS_AUDIENCE = {
    "law_enforcement": "law_enforcement",
    "health": "health",
    "educator_staff": "educators",
    "other_professional": "other_professionals",
    "student": "youth",
    "community": "general_public",
}

EVENT_TYPES = ClosedList(
    "event type",
    {
        "workshop": ("Workshop",),
        "seminar": ("Seminar", "Webinar", "Lecture"),
        "forum": ("Public forum", "Forum", "Town hall"),
        "booth": ("Information booth", "Booth", "Stall", "Table"),
        "neighbourhood_watch": ("Neighbourhood watch", "Neighborhood watch"),
        "meeting": ("Coalition or task-force meeting", "Meeting", "Coalition meeting"),
        "outreach": ("Outreach", "Street outreach"),
    },
)

VENUES = ClosedList(
    "venue",
    {
        "school": ("School", "Campus"),
        "worship": ("Place of worship", "Church", "Mosque", "Synagogue", "Temple"),
        "community_centre": ("Community centre", "Community center", "Library"),
        "clinic": ("Clinic", "Hospital"),
        "online": ("Online", "Virtual"),
        "other": ("Other",),
    },
)

MODES = ClosedList(
    "mode",
    {
        "in_person": ("In person", "On site"),
        "online": ("Online", "Virtual", "Remote"),
        "hybrid": ("Hybrid", "Both"),
    },
)

CHANNELS = ClosedList(
    "channel",
    {
        "social_media": ("Social media", "Social"),
        "website": ("Website", "Web"),
        "broadcast": ("Radio and television", "Radio", "Television", "TV"),
        "press": ("Press", "Newspaper"),
        "print": ("Print", "Flyers", "Posters and flyers"),
        "outdoor": ("Outdoor", "Billboard", "Transit"),
        "mobile_app": ("Mobile app", "App"),
        "in_person": ("In person", "Face to face"),
    },
)

MATERIALS = ClosedList(
    "material",
    {
        "flyer": ("Flyer", "Leaflet", "Handout", "Flyers", "Leaflets"),
        "poster": ("Poster", "Posters", "Banner"),
        "card": ("Card", "Wallet card", "Sticker", "Cards", "Stickers"),
        "booklet": ("Booklet", "Brochure", "Toolkit", "Booklets", "Brochures"),
        "clothing": ("Clothing", "T-shirt", "Shirt", "T-shirts", "Shirts"),
        "digital": ("Post or video", "Digital", "Post", "Video", "Posts", "Videos"),
        "sign": ("Sign", "Billboard", "Signs", "Billboards"),
        "other": ("Other",),
    },
)

#: Whether something is known of a row, where figures are told apart by it.
KNOWN = ClosedList("known or not", {"yes": ("Yes",), "no": ("No",)})

PARTNER_TYPES = ClosedList(
    "partner type",
    {
        "nonprofit": ("Nonprofit", "NGO", "Non-profit", "Charity"),
        "local_government": ("Local government", "County", "City"),
        "law_enforcement": ("Law enforcement", "Police"),
        "school": ("School", "School district"),
        "health_clinic": ("Health clinic", "Clinic", "Hospital"),
        "faith_group": ("Faith group", "Congregation"),
        "business": ("Business", "Company"),
        "citizens_group": ("Citizens' group", "Citizens", "Neighbourhood group"),
    },
)

RESOURCES = ClosedList(
    "resource",
    {
        "shelter_nights": ("Shelter nights",),
        "legal_aid": ("Legal aid", "Legal-aid referrals"),
        "counselling": ("Counselling", "Counseling"),
        "materials": ("Materials",),
        "venue": ("Venue", "Space"),
        "staff_time": ("Staff time", "Hours"),
        "money": ("Money", "Cash"),
        "joint_grant": ("Joint grant", "Grant won together"),
    },
)

REPORTING_CHANNELS = ClosedList(
    "reporting channel",
    {
        "hotline": ("Hotline", "Phone", "Helpline"),
        "text": ("Text", "SMS"),
        "web_form": ("Web form", "Web", "Online form"),
        "mobile_app": ("Mobile app", "App"),
        "in_person": ("In person",),
        "police": ("Police", "Law enforcement"),
    },
)

ACTIVE_STEPS = ClosedList(
    "active step",
    {
        "volunteered": ("Volunteered", "Volunteer"),
        "pledged": ("Pledged", "Signed a pledge", "Pledge"),
        "hosted": ("Hosted", "Hosted an event"),
        "asked_for_training": ("Asked for training", "Requested training"),
    },
)

DESIGNS = ClosedList(
    "survey design",
    {
        "post_only": ("After only", "Post only", "Post"),
        "retrospective": ("Retrospective", "Retrospective pre-post"),
        "unmatched": ("Before and after, unmatched", "Unmatched", "Unmatched pre-post"),
        "matched": ("Before and after, matched", "Matched", "Matched pre-post"),
        "follow_up": ("Follow-up", "Follow up"),
        "comparison": ("With comparison group", "Comparison"),
    },
)

WAVES = ClosedList(
    "wave",
    {
        "before": ("Before", "Pre", "Baseline"),
        "after": ("After", "Post", "Endline"),
        "follow_up": ("Follow-up", "Follow up", "Later"),
    },
)

#: With a comparison group: who took part, and who is compared with.
ARMS = ClosedList(
    "group",
    {
        "took_part": ("Took part", "Participants", "Intervention", "Treatment"),
        "comparison": ("Comparison group", "Comparison", "Control"),
    },
)

SCALES = ClosedList(
    "scale",
    {
        "agreement": ("Agreement (1–5)", "Agreement", "Likert"),
        "frequency": ("Frequency (1–5)", "Frequency"),
        "confidence": ("Confidence (1–5)", "Confidence"),
        "knowledge": ("Knowledge (right or wrong)", "Knowledge", "Yes / no"),
        "zero_to_ten": ("0 to 10", "0-10", "NPS"),
        "own": ("Own scale, lowest first", "Own scale", "Ordered"),
        "one_answer": ("One of several answers", "One answer", "Single choice", "Categories"),
        "multi_select": ("Several answers", "Multi-select", "Multiple choice"),
        "open": ("Open answer", "Open", "Text"),
    },
)

MEASURES = ClosedList(
    "thing an item measures",
    {
        "awareness_of_signs": ("Awareness of signs", "Signs"),
        "where_to_report": ("Knowing where to report",),
        "how_to_report": ("Knowing how to report",),
        "knowledge": ("Knowledge (test)", "Knowledge test", "Test"),
        "confidence_to_act": ("Confidence to act", "Confidence"),
        "trust_in_reporting": ("Trust in reporting", "Trust"),
        "perception": ("Perception",),
        "recommendation": ("Recommendation",),
        "feedback": ("Feedback",),
        "other": ("Other",),
    },
)
