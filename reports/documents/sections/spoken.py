"""Voices in reports: only those whose consent holds on the day, the two tracks apart."""

from collections.abc import Mapping, Sequence

from data.voices import LANGUAGES
from reports.documents.blocks import Block, Paragraph, Quote, Section
from reports.documents.telling import Teller
from reports.documents.written import language_of
from reports.tables import FORMULA
from reports.voices import HOW_CHOSEN, NOT_WHAT

#: What a release says of speakers by itself, and a report in its own language.
_FIXED = ("participant", "survivor", "A participant", "A survivor")


def voices(told: Teller) -> Section:
    """Tell what people said, survivors and participants each under their own heading."""
    say = told.language.say
    sections, shown = [], list[Quote]()
    for track, title in (
        ("survivors", say("What survivors said")),
        ("participants", say("What participants said")),
    ):
        quotes = quotes_of(told, track)
        shown += quotes
        if quotes:
            sections.append(Section(f"voices_{track}", title, tuple(quotes)))
    blocks: list[Block] = [Paragraph(say(NOT_WHAT))]
    if told.choice.group and sections:
        words = say("They are of the whole coalition, not of {place} alone.", place=told.place)
        blocks.append(Paragraph(words))
    if is_mixed(told, shown):
        blocks.append(Paragraph(_as_written(told)))
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
    blocks: list[Block] = [shortest, Paragraph(words, "quiet")]
    if is_mixed(told, [shortest]):
        blocks.append(Paragraph(_as_written(told), "quiet"))
    return Section("one_voice", say("In their own words"), tuple(blocks))


def quotes_of(told: Teller, track: str) -> list[Quote]:
    """Return the voices of a track that stand in the release and may still be shown."""
    found = []
    for row in told.source.contents.table(f"voices_{track}"):
        if int(row["voice"]) in told.source.gone or _year_of(row) > told.window.last_day.year:
            continue
        note, said_by = _unescaped(row["content_note"]), _unescaped(row["said_by"])
        speaker, others = _speaker(told, said_by)
        found.append(
            Quote(
                _unescaped(row["words"]),
                _said_by(told, others),
                note,
                LANGUAGES.find(row["language"]) or "",
                speaker,
                _other(told, speaker),
                _other(told, note),
            )
        )
    return found


def _speaker(told: Teller, said_by: str) -> tuple[str, str]:
    """Return who speaks, where it is in another language than the report, and the rest."""
    speaker, _, rest = said_by.partition(" · ")
    return (speaker, rest) if speaker not in _FIXED and _other(told, speaker) else ("", said_by)


def _other(told: Teller, text: str) -> str:
    """Return the language of a text, where it can be told and is not that of the report."""
    found = language_of(text)
    return "" if found == told.choice.language else found


def _as_written(told: Teller) -> str:
    return told.language.say(
        "What was said or noted in another language stands as it was written down."
    )


def is_mixed(told: Teller, quotes: Sequence[Quote]) -> bool:
    """Say whether anything in some voices is in another language than the report."""
    own = told.choice.language
    return any(
        tag not in ("", own)
        for one in quotes
        for tag in (one.language, one.speaker_language, one.before_language)
    )


def _year_of(row: Mapping[str, str]) -> int:
    """Return the year somebody spoke, which ends who said it; 0: none is given."""
    year = row["said_by"].rpartition(" · ")[2]
    return int(year) if year.isdecimal() else 0


def _said_by(told: Teller, text: str) -> str:
    """Return who speaks, the word for the track and for nobody translated."""
    parts = [told.language.say(part) if part in _FIXED else part for part in text.split(" · ")]
    return " · ".join(parts)


def _unescaped(text: str) -> str:
    """Return a text without the apostrophe by which a spreadsheet takes no text for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
