"""What can be wrong with a release."""

from data.messages.entry import Entry

ENTRIES = {
    "no_release": Entry(
        "There is no release {found}.",
        "the number of a release that was built",
        "Look it up on the Releases page.",
    ),
    "release_state": Entry(
        "Release {found} is {state}; this needs one that is {needed}.",
        "a release that is {needed}",
        "A published release is never altered: revise or withdraw it.",
    ),
    "release_unapproved": Entry(
        "{found} is not approved, or was opened again.",
        "a quarter that is approved and so locked",
        "Approve it on the Submissions page, then build the release anew.",
    ),
    "release_outdated": Entry(
        "{found} was opened again after this release was built.",
        "a release of the quarter as it is approved now",
        "Build the release anew.",
    ),
    "release_published_already": Entry(
        "Another release of {found} was published meanwhile.",
        "a release that revises the one that is published",
        "Build a revision of the published one.",
    ),
    "release_gives_away": Entry(
        "{found} hidden figures could be worked out from those that are shown.",
        "a release in which every hidden figure could be many numbers",
        "It is not kept. Merge small groups, or leave a breakdown out, and build it again.",
    ),
    "release_note_tells": Entry(
        "The note may tell by how few people figures were corrected, or whose: it says {found}.",
        "a note without small numbers and names of partners or areas, while that is hidden",
        "Word it without. If it tells nothing, tick that it may stand as it is, or add "
        "--note-stands on the command line.",
    ),
    "release_gives_away_named": Entry(
        "This release would give away what cannot be hidden any other way: {found}.{before}",
        "a release in which every hidden figure could be many numbers",
        "It is not kept. Put values together or leave a breakdown out, and build it again.",
    ),
    "release_choice": Entry(
        "“{found}” cannot be put together or left out: {why}.",
        "values that a release is broken down by, each put together once",
        "Choose again what is told apart.",
    ),
    "release_being_built": Entry(
        "{who} is building the release of {found}: {share} is done.",
        "one release at a time",
        "Wait until it is done, and look at it first.",
    ),
    "release_nothing": Entry(
        "Nothing was reported up to {found}.",
        "a quarter that something was reported for",
        "Choose another quarter, or upload its workbooks first.",
    ),
    "release_elsewhere": Entry(
        "The file is undamaged. In this store nothing was reported up to {found}, so it cannot be "
        "worked out anew here.",
        "the store that the release was built from",
        "Ask the coalition to verify it with its own store.",
    ),
    "release_meanwhile": Entry(
        "Another release was built meanwhile: release {found}.",
        "one release at a time",
        "Look at that one first; if this one is still needed, build it again.",
    ),
    "release_moved": Entry(
        "What is stored was changed while the release of {found} was built.",
        "a store that stays as it is meanwhile",
        "Nothing is kept. Build it again.",
    ),
    "release_revises_other": Entry(
        "Release {found} is of {of}, so it is not revised by one of {quarter}.",
        "a release of the same quarter",
        "Choose the release of {quarter} that is published.",
    ),
    "release_not_revised": Entry(
        "Release {found} cannot be revised: it was {state}, and {now}.",
        "the release of the quarter that is published",
        "Revise the one that holds; where none does, build a release that revises none.",
    ),
    "release_voice_gone": Entry(
        "The release holds {found}, which may not be shown any more.",
        "a release whose voices may all be shown",
        "It is not published. Build it again: they will be left out.",
    ),
    "release_no_zip": Entry(
        "It must be the file of a release; this is no zip file that can be read.",
        "the file of a release",
        "Take the file from the Releases page again.",
    ),
    "release_entry_missing": Entry(
        "“{found}” is missing in it.",
        "every entry that the release was built with",
        "Take the file from the Releases page again.",
    ),
    "release_entry_other": Entry(
        "“{found}” is in it and was not when it was built.",
        "the entries that the release was built with, and no other",
        "Take the file from the Releases page again.",
    ),
    "release_entry_changed": Entry(
        "“{found}” is not as it was when the release was built: its digest is another.",
        "every entry as it was built",
        "Take the file from the Releases page again.",
    ),
    "release_entry_unread": Entry(
        "“{found}” cannot be read.",
        "an entry as it was built",
        "Take the file from the Releases page again.",
    ),
    "release_version": Entry(
        "It is written in version {found} of the form of releases; this program knows up to "
        "version {known}.",
        "a release in a form that this program knows",
        "Use a newer version of the program.",
    ),
    "release_no_reason": Entry(
        "No reason is given why the release is {state}.",
        "the reason, in a few words",
        "Say why: those who read it will ask.",
    ),
}
