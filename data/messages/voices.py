"""What can be wrong with voices and consents."""

from data.messages.entry import Entry

ENTRIES = {
    "voice_empty": Entry(
        "There are no words yet.",
        "the person's own words",
        "Write down what was said, or the part of it that is to be used.",
    ),
    "voice_long": Entry(
        "{column} is {length} characters long.",
        "at most {limit} characters",
        "Choose the part that matters; what was said in full does not belong here.",
    ),
    "voice_year": Entry(
        "{column} “{found}” must be a year up to {latest}.",
        "the year the words were said in",
        "Write the year with four digits.",
    ),
    "voice_personal": Entry(
        "{column} looks as if it held {what}, which is never stored.",
        "a text without personal details",
        "Take it out, or write [name], [place] or [contact] in its place; show the person under a "
        "made-up first name or a role, such as “a parent”.",
    ),
    "voice_minor": Entry(
        "The words of a survivor who is a minor are not recorded.",
        "no story of a minor",
        "Leave them out; there is no exception in this track.",
    ),
    "voice_same": Entry(
        "The words are as they were.",
        "a change",
        "Nothing to do.",
    ),
    "voice_withdrawn": Entry(
        "Voice {found} is withdrawn, for good.",
        "a voice that stands",
        "If the person speaks again, record a new voice with a new consent.",
    ),
    "voice_not_cleared": Entry(
        "The open answer it was taken from is not cleared.",
        "an answer that a reader has cleared",
        "Read it under “Open answers” first.",
    ),
    "no_voice": Entry(
        "There is no voice {found}.",
        "the number of a voice",
        "Choose one of those listed.",
    ),
    "consent_nowhere": Entry(
        "It is not said where the words may be shown.",
        "at least one channel",
        "Choose what the person agreed to; without any, there is no consent.",
    ),
    "consent_ahead": Entry(
        "The day of the consent “{found}” lies ahead.",
        "a day up to today",
        "Write down the consent on the day it is given, or later.",
    ),
    "consent_until": Entry(
        "The consent's last day “{found}” must be from {first} to {latest}.",
        "a last day three years after the consent at the latest",
        "Choose an earlier day; the person can be asked again before it is over.",
    ),
    "consent_client": Entry(
        "It is not confirmed that nothing is about a current client.",
        "the words of somebody who is no current client, and tell of none",
        "Ask before it is recorded. If somebody is a client now, their words wait.",
    ),
    "consent_year": Entry(
        "It is not confirmed that any time as a client ended at least a year before.",
        "a year since services ended",
        "Ask before it is recorded; if it is less than a year, come back to the person later.",
    ),
    "consent_named": Entry(
        "Survivors are not named here.",
        "a pseudonym, or no name at all",
        "Choose another scope. Whoever wants to speak under their own name can do so elsewhere.",
    ),
    "voice_nobody": Entry(
        "It is not said who approves.",
        "a person",
        "Write the name of whoever approves.",
    ),
    "voice_not_waiting": Entry(
        "Voice {found} waits for no approval: {state}.",
        "a voice that is complete and waits for approval",
        "Look at what it lacks.",
    ),
    "voice_changed": Entry(
        "The words or the consent of voice {found} were changed meanwhile.",
        "approval of what was read",
        "Read it again, and approve it if it may stand.",
    ),
    "voice_same_person": Entry(
        "This person has approved it already.",
        "two different people",
        "Ask somebody else to read and approve it.",
    ),
    "voice_writers": Entry(
        "Whoever approved it before has written it down too.",
        "at least one approval by somebody who neither recorded nor edited the words",
        "Ask somebody who has not worked on the words to approve it.",
    ),
    "voice_writer_survivor": Entry(
        "Whoever recorded or edited a survivor's words does not approve them.",
        "two people who neither recorded nor edited the words",
        "Ask somebody who has not worked on the words to approve it.",
    ),
    "voice_no_support": Entry(
        "Nobody who supports survivors has approved it.",
        "one of two approvals by somebody who supports survivors",
        "Ask an advocate, case manager or counsellor to read it and to say that they do.",
    ),
    "voice_no_approval": Entry(
        "Voice {found} has no approval to take back.",
        "a voice with an approval",
        "Nothing to do.",
    ),
    "voice_not_usable": Entry(
        "Voice {found} may not be shown there today.",
        "a publishable voice whose consent covers the channel",
        "Leave it out, or ask the person again.",
    ),
}
