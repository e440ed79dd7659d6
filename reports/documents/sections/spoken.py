"""Voices in reports: only those whose consent holds on the day, the two tracks apart."""

from collections.abc import Mapping

from data.voices import LANGUAGES
from reports.documents.blocks import Block, Paragraph, Quote, Section
from reports.documents.telling import Teller
from reports.tables import FORMULA
from reports.voices import HOW_CHOSEN, NOT_WHAT


def voices(told: Teller) -> Section:
    """Tell what people said, survivors and participants each under their own heading."""
    say = told.language.say
    sections = []
    for track, title in (
        ("survivors", say("What survivors said")),
        ("participants", say("What participants said")),
    ):
        quotes = quotes_of(told, track)
        if quotes:
            sections.append(Section(f"voices_{track}", title, tuple(quotes)))
    blocks: list[Block] = [Paragraph(say(NOT_WHAT))]
    if told.choice.group and sections:
        words = say("They are of the whole coalition, not of {place} alone.", place=told.place)
        blocks.append(Paragraph(words))
    if not sections:
        blocks.append(Paragraph(say("No voice may be published in this report at the moment.")))
    else:
        blocks += [Paragraph(words, "quiet") for words in _how_chosen(told)]
    return Section("voices", say("Voices"), tuple(blocks), tuple(sections), breaks=True)


def _how_chosen(told: Teller) -> list[str]:
    """Return how the voices were chosen, as it holds of a report."""
    say = told.language.say
    return [
        say(
            "Each stands here because the person agreed to be quoted in reports, in writing, on a "
            "recording or before a witness, for three years at most, and because two different "
            "people read it and approved it. Of survivors, neither of the two wrote the words "
            "down, one of them supports survivors, and any time as a client ended at least a year "
            "before."
        ),
        say(HOW_CHOSEN[1]),
        say(
            "Whoever spoke may take it back at any time without saying why. It is then left out of "
            "every report made from that day on; whoever has published an earlier one is asked to "
            "replace it."
        ),
    ]


def one_voice(told: Teller) -> Section | None:
    """Tell one participant's words; None where none may be published."""
    quotes = quotes_of(told, "participants")
    if not quotes:
        return None
    say = told.language.say
    own = [quote for quote in quotes if quote.language == told.choice.language] or quotes
    shortest = min(own, key=lambda quote: (len(quote.words), quote.words))
    words = say("One voice of those who agreed to be quoted; no sample of what others think.")
    return Section("one_voice", say("In their own words"), (shortest, Paragraph(words, "quiet")))


def quotes_of(told: Teller, track: str) -> list[Quote]:
    """Return the voices of a track that stand in the release and may still be shown."""
    found = []
    for row in told.source.contents.table(f"voices_{track}"):
        if int(row["voice"]) in told.source.gone or _year_of(row) > told.window.last_day.year:
            continue
        found.append(
            Quote(
                _unescaped(row["words"]),
                _said_by(told, _unescaped(row["said_by"])),
                _unescaped(row["content_note"]),
                LANGUAGES.find(row["language"]) or "",
            )
        )
    return found


def _year_of(row: Mapping[str, str]) -> int:
    """Return the year somebody spoke, which ends who said it; 0: none is given."""
    year = row["said_by"].rpartition(" · ")[2]
    return int(year) if year.isdecimal() else 0


def _said_by(told: Teller, text: str) -> str:
    """Return who speaks, the word for the track and for nobody translated."""
    fixed = {"participant", "survivor", "A participant", "A survivor"}
    parts = [told.language.say(part) if part in fixed else part for part in text.split(" · ")]
    return " · ".join(parts)


def _unescaped(text: str) -> str:
    """Return a text without the apostrophe by which a spreadsheet takes no text for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
