"""Events, and the people who came to them and to trainings."""

from plainly.counting import added, all_blank, number, people_and_heads, rate, residents, share
from plainly.rows import NOT_AVAILABLE, Answer, View, yes


def events_held(view: View) -> Answer:
    return number(view, "events", view.rows("events"))


def joint_events(view: View) -> Answer:
    events = view.rows("events")
    joint = [row for row in events if row["together"] - {row["credited"]}]
    return share(view, "events", len(joint), len(events), events)


def event_attendance(view: View) -> Answer:
    return added(view, "events", lambda row: row.get("attended"))


def event_walk_ins(view: View) -> Answer:
    return added(view, "events", lambda row: row.get("walk_ins"))


def identifiable_share(view: View) -> Answer:
    events = view.rows("events")
    counted = [row for row in events if "attended" in row]
    if not counted and (events or view.silent("events")):
        return NOT_AVAILABLE
    came = sum(row["attended"] for row in counted)
    only_counted = sum(view.only_counted(row, "attended", "attended")[0] for row in counted)
    told_apart = came - only_counted
    if not came:
        return Answer(None, part=0, whole=0, status="[z]")
    return Answer(told_apart / came, told_apart, came)


def event_participation_rate(view: View) -> Answer:
    came = registered = 0
    both = [row for row in view.rows("events") if "registered" in row and "attended" in row]
    for row in both:
        registered += row["registered"]
        without_walk_ins = max(0, row["attended"] - row.get("walk_ins", 0))
        came += min(row["registered"], without_walk_ins)
    return share(view, "events", came, registered, view.rows("events"), both)


def people_reached_unduplicated(view: View) -> Answer:
    people = {signin["person"] for signin, _ in view.signins("events", "trainings")}
    heads = [
        view.only_counted(row, "attended", "attended")
        for kind in ("events", "trainings")
        for row in view.rows(kind)
        if "attended" in row
    ]
    blank = any(all_blank(view.rows(kind), "attended") for kind in ("events", "trainings"))
    return people_and_heads(view, people, heads, False, blank, "signins", "events", "trainings")


def engagement_rate(view: View) -> Answer:
    reached, engaged = set(), set()
    for signin, _ in view.signins("events", "trainings"):
        reached.add(signin["person"])
        if yes(signin["attended"]) or signin.get("active_step"):
            engaged.add(signin["person"])
    return share(view, "signins", len(engaged), len(reached), reached)


def population_participation(view: View) -> Answer:
    """Of every 1,000 residents: people who came, and those only counted."""
    came = {
        signin["person"]
        for signin, _ in view.signins("events", "trainings")
        if yes(signin["attended"])
    }
    gatherings = [row for kind in ("events", "trainings") for row in view.rows(kind)]
    heads = [
        view.only_counted(row, "attended", "attended") for row in gatherings if "attended" in row
    ]
    blank = any(all_blank(view.rows(kind), "attended") for kind in ("events", "trainings"))
    people = people_and_heads(view, came, heads, False, blank, "signins", "events", "trainings")
    return rate(people, residents(view), 1000)


def cost_per_person(view: View) -> Answer:
    """Spent on events and trainings whose cost and people are known ÷ people at those."""
    if view.silent("events", "trainings", "signins") and not view.rows("events") + view.rows(
        "trainings"
    ):
        return NOT_AVAILABLE
    known_costs, people, heads = [], set(), []
    for kind, count in (("events", "attended"), ("trainings", "completed")):
        rows = view.rows(kind)
        both = [row for row in rows if "cost" in row and count in row]
        if both or (not rows and not view.silent(kind)):
            known_costs.append(sum(row["cost"] for row in both))
        codes = {row["code"] for row in both}
        people |= {
            signin["person"]
            for signin, gathering in view.signins(kind)
            if gathering["code"] in codes and yes(signin.get(count))
        }
        heads += [view.only_counted(row, count, count) for row in both]
    if not known_costs:
        return NOT_AVAILABLE
    least = max([len(people), *(whole for _, whole in heads)])
    return rate(Answer(sum(known_costs)), least, 1)


FIGURES = (
    events_held,
    joint_events,
    event_attendance,
    event_participation_rate,
    people_reached_unduplicated,
    engagement_rate,
    event_walk_ins,
    identifiable_share,
    population_participation,
    cost_per_person,
)
