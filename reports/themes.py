"""What was coded, in words and tables: shares, stance, agreement, differences."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data.codebook import Codebook
from data.codings import STANCES
from metrics.catalogue.feedback import FEEDBACK_SENTIMENT, FEEDBACK_THEMES
from metrics.guessing import ENOUGH, Measured
from metrics.methods import Agreement, krippendorff_band, landis_and_koch
from metrics.results import Result
from metrics.themes import CodersAgree, Offers, Rests
from reports import tables, wording
from reports.wording import listed, per_cent, plural

#: What stands under every share of codes.
SEVERAL = (
    "Several codes can be given to one answer, so the shares pass 100 % together. An answer counts "
    "under a theme once, whichever of its parts it was given."
)
#: What figures rest on where coders differ.
DECIDED = (
    "A figure rests on what one coder said where nobody else has coded the text, on what all its "
    "coders said, or on what was settled. What is still open between coders is left out."
)
NOT_RELEASED = (
    "Shares by theme and stance come from the release. Parts of a theme, how coders agree and "
    "examples of the words are in none: what people agreed to have read stands under Voices."
)
CHOSE = "Those who write something chose to; they do not stand for all who came."


def resting(rests: Rests) -> str:
    """Return what shares rest on, in a sentence."""
    answers = plural(rests.answers, "coded answer", "coded answers")
    texts = plural(rests.texts, "different text", "different texts")
    coders = plural(rests.coders, "coder", "coders")
    said = f"{answers} ({texts}), {coders}"
    if rests.doubled:
        said += f"; {rests.doubled:,} of the texts were coded by two"
    if rests.open:
        said += f", and in {rests.open:,} something is still open between them"
    return f"{said}."


def released_table(results: Sequence[Result], book: Codebook) -> pd.DataFrame:
    """Return released shares of themes with what they rest on; agreement is in no release."""
    table = shares_table(results, book, {})
    kept = table.drop(columns="Coders agree", errors="ignore")
    kept.attrs = table.attrs
    return kept


def shares_table(
    results: Sequence[Result], book: Codebook, agreement: Mapping[str, CodersAgree]
) -> pd.DataFrame:
    """Return shares of codes with what they rest on and how far coders agree, one row a code."""
    rows = []
    for result in results:
        code = str(result.named["theme"])
        estimate = result.estimate
        rows.append(
            {
                "Code": book.path(code),
                "Share": wording.figure(FEEDBACK_THEMES, estimate),
                "Of": wording.rests_on(FEEDBACK_THEMES, estimate),
                "Interval": wording.interval(FEEDBACK_THEMES, estimate),
                "Symbol": "" if estimate.status == "ok" else estimate.status,
                "Coders agree": kappa(agreement.get(code)),
            }
        )
    frame = pd.DataFrame(rows)
    frame.attrs[tables.NOTES] = tables.notes(FEEDBACK_THEMES, results) | {
        "Shares": SEVERAL,
        "Coders": DECIDED,
    }
    return frame


def kappa(found: CodersAgree | None) -> str:
    """Return how far coders agree on a code, in a few words; why not, where it is unknown."""
    if found is None or not found.percent.n:
        return "no text coded by two"
    if found.kappa.value is None:
        return f"{found.kappa.reason} (n = {found.percent.n:,})"
    return f"kappa {figure(found.kappa)} (n = {found.percent.n:,})"


def figure(found: Agreement) -> str:
    """Return a kappa or alpha with its interval, or why there is none: "0.74 (0.47 to 1.00)"."""
    if found.value is None:
        return found.reason
    value, low, high = (
        None if number is None else f"{number:.2f}".replace("-", "−")
        for number in (found.value, found.low, found.high)
    )
    return f"{value} ({low} to {high})" if low and high else f"{value}, no interval"


def agreement_table(found: Sequence[CodersAgree], names: Mapping[str, str]) -> pd.DataFrame:
    """Return how far coders agree, one row a code or stance.

    Args:
        found: the agreement on each.
        names: how each is called.
    """
    rows = []
    for one in found:
        percent = one.percent
        rows.append(
            {
                "Code": names[one.matter],
                "By two": f"{percent.n:,}",
                "Agree": per_cent(percent.value) if percent.value is not None else percent.reason,
                "Cohen's kappa": _called(one.kappa, band(one.kappa)),
                "Krippendorff's alpha": _called(one.alpha, good_for(one.alpha)),
            }
        )
    frame = pd.DataFrame(rows)
    frame.attrs[tables.NOTES] = {"Bands": bands(), "Intervals": intervals(found)}
    return frame


def _called(found: Agreement, words: str) -> str:
    return f"{figure(found)}: {words}" if words else figure(found)


def band(found: Agreement) -> str:
    """Return what a kappa is called; nothing where there is none."""
    return "" if found.value is None else landis_and_koch(found.value).words


def good_for(found: Agreement) -> str:
    """Return what an alpha is good for; nothing where there is none."""
    return "" if found.value is None else krippendorff_band(found.value).words


def bands() -> str:
    """Return whose words the bands of agreement are."""
    return (
        f"Kappa is called as by {landis_and_koch(1).source} (slight to .20, fair to .40, moderate "
        f"to .60, substantial to .80, almost perfect above), alpha as by "
        f"{krippendorff_band(1).source}. Both are customs, not laws."
    )


def intervals(found: Sequence[CodersAgree]) -> str:
    """Return how the intervals were made, as far as there are any."""
    methods = [
        held.method for one in found for held in (one.kappa, one.alpha) if held.low is not None
    ]
    return "; ".join(dict.fromkeys(methods))


def compared(found: Sequence[CodersAgree]) -> str:
    """Return whom percent and kappa compare; nothing where nobody shares a text."""
    pair = next((one.pair for one in found if one.pair), ())
    if not pair:
        return ""
    return f"Percent and kappa compare {listed(pair)}, who share most texts; alpha takes in all."


def stance_sentence(results: Sequence[Result], without: Mapping[str, int]) -> str:
    """Return the stances in a sentence, with what has none beside them."""
    known = [r for r in results if r.estimate.value is not None]
    if not known:
        return "No answer coded here takes a stance on the programme that can be shown."
    parts = [
        f"{per_cent(r.estimate.value or 0)} {STANCES.label(str(r.named['stance'])).lower()}"
        for r in known
    ]
    whole = plural(known[0].estimate.denominator or 0, "answer", "answers")
    return f"Of {whole} with a stance towards the programme: {listed(parts)}.{_beside(without)}"


def _beside(without: Mapping[str, int]) -> str:
    names = {"none": "without a stance", "unclear": "unclear", "open": "still open between coders"}
    parts = [f"{without[name]:,} {words}" for name, words in names.items() if without.get(name)]
    return f" Beside them: {listed(parts)}." if parts else ""


def stance_table(results: Sequence[Result]) -> pd.DataFrame:
    """Return the stances as a table."""
    frame = pd.DataFrame(
        [
            {
                "Stance": STANCES.label(str(r.named["stance"])),
                "Share": wording.figure(FEEDBACK_SENTIMENT, r.estimate),
                "Of": wording.rests_on(FEEDBACK_SENTIMENT, r.estimate),
                "Interval": wording.interval(FEEDBACK_SENTIMENT, r.estimate),
            }
            for r in results
        ]
    )
    frame.attrs[tables.NOTES] = tables.notes(FEEDBACK_SENTIMENT, results)
    return frame


def machine_sentence(found: Measured) -> str:
    """Return what may be said of a machine's guess at the stance, and why it is drawn or not."""
    if found.agreement is None:
        return (
            f"A machine's guess is drawn only with its measured agreement on at least {ENOUGH} "
            f"answers that people coded. {found.why_not}"
        )
    measured = (
        f"measured on {plural(found.coded, 'answer', 'answers')} that people coded, each kept from "
        f"it while it learned: kappa {figure(found.agreement)}"
    )
    if found.why_not:
        not_drawn = "A machine's guess at answers nobody has coded is not drawn"
        return f"{not_drawn}: {measured}. {found.why_not}"
    called = band(found.agreement)
    guess = "A machine's guess, not people's coding; its agreement with people is"
    return f"{guess} {called}, {measured}."


def offers_sentence(found: Offers) -> str:
    """Return what became of suggestions while coding."""
    if not found.texts:
        return "No text was coded with suggestions in view yet."
    texts = plural(found.texts, "text was", "texts were")
    return (
        f"{texts} coded with suggestions in view. Of {plural(found.offered, 'code', 'codes')} "
        f"suggested, {found.taken:,} were given and {found.refused:,} refused by a key; the first "
        f"suggestion was given to {per_cent(found.first / found.texts)} of the texts. "
        f"{per_cent(found.taken / found.given) if found.given else 'None'} of the codes given had "
        "been suggested. Who sees a suggestion follows it more easily, so this is no agreement of "
        "two who judged apart."
    )
