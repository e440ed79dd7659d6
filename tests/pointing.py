"""Answers written here for the finder, with ⟦…⟧ around what may point to a person.

They were written by whoever wrote the finder, so its recall on them flatters it. The people and
places are made up; no answer is anybody's.
"""

import re

#: What it is known not to see, last.
POINTING = (
    # names
    "I learned most from ⟦Maria⟧, she was patient.",
    "⟦Fatima⟧ came back for a second session because of this.",
    "Talk to ⟦Keisha Sampleton⟧, she organised it.",
    "my name is ⟦lucia⟧ and i want to help",
    "i'm ⟦tyrone⟧ from the night shift",
    "Her name was ⟦Anjali⟧ and nobody looked for her.",
    "Me llamo ⟦Guadalupe⟧ y me gustó mucho.",
    "Mi hermana ⟦Rosalía⟧ pasó por algo así.",
    "⟦Ms. Exemplar⟧ answered every question.",
    "Thanks to ⟦Dr. Nonesuch⟧ for the honest talk.",
    "thank you ms ⟦sampleton⟧!!",
    "Officer ⟦Nonesuch⟧ told us what to look for.",
    "Pastor ⟦Exemplar⟧ should hear this too.",
    "My cousin ⟦Dwayne⟧ was offered a job like that.",
    "my boss ⟦ricardo⟧ keeps our passports",
    "I spoke with ⟦Thandiwe Exemplar⟧ afterwards.",
    "The films, and what ⟦Grace Sampleton⟧ said about debt.",
    "They call him ⟦ahmed⟧ but that is not his name",
    "⟦J. Nonesuch⟧ ran the second half.",
    "It helped a lot. - ⟦Brianna⟧",
    "⟦María⟧'s story stayed with me.",
    "We asked for ⟦Oleksandr⟧ but he had left.",
    "Please tell ⟦Nguyen Sampleton⟧ thank you",
    "the girl named ⟦jasmina⟧ should get help",
    "Everyone in ⟦Mrs. Exemplar⟧'s class knows someone.",
    "⟦Sophie⟧ came with her aunt",
    # places
    "The manager of ⟦the hotel on Main Street⟧ should take this course.",
    "I know the owner of ⟦the nail salon by the bridge⟧.",
    "⟦The only nurse at the clinic in Dunby⟧ is overworked.",
    "She is ⟦the only girl from Eritrea in grade nine⟧.",
    "The principal at ⟦Fernhollow High School⟧ did not listen.",
    "I live in ⟦Dunby⟧ and never heard of the hotline.",
    "There is a house on ⟦Quarry Road⟧ with covered windows.",
    "Girls wait at the truck stop off ⟦exit 42⟧.",
    "It happens in the small town of ⟦Dunby⟧ too.",
    "The cook at ⟦the diner near the highway⟧ sleeps there.",
    "We met behind ⟦Saint Olga Church⟧.",
    "They kept us at ⟦14 Quarry Road⟧.",
    "He works at ⟦the car wash on Fernhollow Avenue⟧.",
    "La dueña de ⟦la tienda en Dunby⟧ lo sabe.",
    "My brother works near ⟦Dunby⟧, at a farm.",
    "⟦Fernhollow Motel⟧ looks the other way.",
    "a woman from ⟦Dunby⟧ told her story",
    "everyone knows ⟦the mayor's daughter⟧ left because of it",
    # contacts
    "Write to ⟦me.please@example.org⟧ for more.",
    "mail: ⟦somebody at example dot com⟧",
    "Call me on ⟦202-555-0143⟧ after six.",
    "My number is ⟦555-0143⟧",
    "text ⟦2025550143⟧ anytime",
    "whatsapp ⟦+44 7700 900123⟧",
    "follow ⟦@dunby_helper⟧ to see what I mean",
    "my insta: ⟦dunby_girl99⟧",
    "snap is ⟦night.owl7⟧",
    "He posts on ⟦facebook.com/dunby.helper⟧",
    "See ⟦https://example.org/people/17⟧",
    # births and ages
    "I was ⟦born on 3 March 2009⟧ and still in school.",
    "born in ⟦1998⟧ in another country",
    "My birthday is ⟦June 5⟧.",
    "My ⟦14-year-old⟧ daughter should hear this.",
    "my son is ⟦12⟧ and always online",
    "I was ⟦fifteen⟧ when it began.",
    "a ⟦16 year old⟧ girl sat beside me and cried",
    "her niece (⟦13⟧) was offered modelling work",
    "tengo ⟦15 años⟧ y aprendí mucho",
    "mi hija de ⟦11 años⟧",
    "He was recruited at age ⟦17⟧.",
    # numbers
    "My case is ⟦24-CR-01234⟧, nothing has happened.",
    "report number ⟦88-2217⟧ was never followed up",
    "my file no. ⟦A2231⟧ is lost",
    "the van had plate ⟦ABC 1234⟧",
    "my number is ⟦A 123 456 789⟧",
    # several in one answer
    "Nurse ⟦Maria⟧ at ⟦the clinic in Dunby⟧, tel ⟦202-555-0143⟧, helped my ⟦14-year-old⟧ niece.",
    "Ask ⟦Yusuf⟧ or ⟦Olena Sampleton⟧, they live on ⟦Quarry Road⟧.",
    # what it cannot see
    "⟦sunny⟧ knows who did it",
    "⟦dunby⟧ is full of it",
    "⟦the tall one who sings in the choir⟧ had to leave school",
    "⟦Xoliswa⟧ was there as well",
    "Запитайте ⟦Олену⟧ з пекарні",
)

PLAIN = (
    "The films helped, and the talk about debt.",
    "Thank you for coming. More time for questions, please.",
    "I will mark the signs and hope I never need them.",
    "We may need more flyers in May and April.",
    "The hotel managers in our district should all take this course.",
    "Nurses and doctors need this more than anyone.",
    "I did not know that the hotline is open at night.",
    "Children under 18 years old should hear it too.",
    "Suitable for ages 12 to 17.",
    "It took 2 hours and 15 minutes, which is too long.",
    "The trainer was clear. I would recommend it 9 out of 10.",
    "In the United States this is not talked about enough.",
    "I moved here from Honduras and learned a lot.",
    "The Department of Labor should be invited.",
    "Good to have the police there.",
    "School counselors should be trained every year.",
    "I was one of 40 people in the room.",
    "The role play with the pretend employer was the best part.",
    "My manager should come next time.",
    "My daughter is in high school and will hear about it there.",
    "More in Spanish, please.",
    "Me gustó mucho, gracias.",
    "La charla fue clara y corta.",
    "The handout says 888, I did not see the rest.",
    "In 2024 we had half as many.",
    "Great, another flyer nobody reads.",
    "I now understand how traffickers use threats, violence and debt.",
    "Facebook ads are how they find people.",
    "Call the hotline before the police? I was not sure.",
    "The room at the library was cold.",
    "Faith groups could do more, and so could employers.",
    "It was good to see other professionals from the coalition.",
    "Human trafficking is not only about the border.",
    "The second session was better than the first.",
    "I am from a small town and nobody talks about it.",
    "NGO staff were very kind.",
    "The slides were hard to read from the back.",
    "Why is there no bus to the center?",
    "=SUM(A1:A9)",
    "**bold** <b>words</b> [link](x)",
)

_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return an answer without its marks, and the stretches that were marked."""
    spans, shift = [], 0
    for match in _MARKED.finditer(text):
        start = match.start() - shift
        spans.append((start, start + len(match[1])))
        shift += 2
    return _MARKED.sub(r"\1", text), spans
