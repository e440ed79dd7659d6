"""Two hundred things people might have written under a survey: all of them made up here.

A line is a comment, and before it the codes and stance that two fictional coders give it: the first
coder's, and behind a slash the second's where they differ. Codes are two letters (see ``CODES``),
``-`` where none fits; stances one (``P`` positive, ``M`` mixed, ``N`` negative, ``O`` no stance,
``U`` unclear).
"""

from collections.abc import Iterator
from dataclasses import dataclass

CODES = {
    "se": "session",
    "pa": "pace",
    "tr": "trainer",
    "ro": "room",
    "ma": "materials",
    "la": "language",
    "si": "signs",
    "us": "use",
    "ho": "hotline",
    "fe": "fear",
    "tu": "trust",
    "wi": "wishes",
}
STANCES = {"P": "positive", "M": "mixed", "N": "negative", "O": "none", "U": "unclear"}

_OFFICERS = """
us P | Clear examples, I will use them.
pa M / pa N | A little fast at the end.
pa wi M / wi M | More time for questions, please.
ma us P / ma P | The handout is useful at work.
ro tr M / ro se M | The room was cold but the talk was good.
wi P | Please come back next year.
si us P / si P | I will look at traffic stops differently after this.
si P | The part on debt bondage was new to me.
si us P / us P | We had a case last spring that we would have read differently with this.
tr P | The trainer knew the street, not just the slides.
tr P | Best trainer we have had in years.
pa N | Three hours of slides is too much after a night shift.
pa ro N | Too long, and the chairs were hard.
us M / us N | Good theory, but what do I do at two in the morning with no interpreter?
la us M / la M | Tell us how to get an interpreter quickly.
tu O / tu fe O | People on our streets do not trust us, and they have reasons.
fe tu O / fe O | Nobody talks to us because they fear for their papers.
fe O | Workers think we will call immigration.
ho P | I did not know the hotline takes calls from officers too.
ho us P / ho P | The card with the hotline number is in my pocket now.
ho O | Who answers the hotline at night?
si O / si U | Are there numbers on labour cases in our county?
se P | Well worth the morning.
se P | Good session.
se P / se U | Fine.
- U | No comment.
se N | I have heard all of this before.
se N / se tr N | A video would have done.
tr M | He speaks well but reads the slides.
tr N | The speaker talked down to us.
ma P | The checklist fits on one page, finally something we can use.
ma M / ma N | The checklist is good, the folder is too thick.
ma N | Half of the links in the handout do not work.
wi P / wi us P | Could dispatchers get this training too?
wi P | We should do this every year with new recruits.
wi O | A refresher before the summer would help.
us P | I used the interview questions the very next week.
us P / us si P | The interview questions are gold.
us M | Useful, though our report form has no field for any of this.
us N | Nothing here fits how our shifts work.
pa P | Just the right length.
pa P / se P | Short and to the point.
pa N | Rushed through the legal part, which is what we needed most.
pa M / pa wi M | Good content, too little time for the cases.
ro N | Could not hear anything from the back row.
ro N / ro O | The projector failed twice.
ro P / ro se P | Nice to have it at our own station for once.
si P | The difference between smuggling and trafficking is finally clear.
si us P | I now know what to ask when somebody else does all the talking.
si M / si P | Signs are clear, but half of them fit any poor household.
si N | The signs shown were from films, not from here.
si tr P / si P | Real cases instead of theory made the signs stick.
fe us O / fe O | A victim will not say she is one, she is afraid.
fe tu N / fe tu M | As long as victims get arrested first, no training will help.
tu P / tu se P | Meeting the shelter staff in person helped.
tu P | Now I know whom to call at the shelter and that they will pick up.
tu M | I would like to believe the services are there at weekends.
ho M / ho N | The hotline is a good idea, but it took twenty minutes to get through.
ho N | Called the line last month and nobody rang back.
ho tu P | Good to hear what happens after a tip is passed on.
la O / la wi O | Most of the workers here speak languages none of us speak.
la N | The role play in English only is far from our nights.
se us P / us P | Practical, I would recommend it.
se M | Good in parts.
se M / se pa M | The second half was stronger than the first.
tr pa P / tr P | She kept a tired room awake.
tr wi P | Bring the same trainer again.
ma la P / ma la M | The card in four languages is what we were missing.
si O | Does this cover boys as well?
us O | Who pays the overtime for such an interview?
wi us O / us O | We need a specialist in each precinct, not one for the county.
se O / - O | I was sent here.
- O | Parking was free.
fe P / fe si P | Hearing from a survivor what fear does to memory changed how I listen.
si fe P | I never understood why they do not run; now I do.
us tu P / us P | Working through the case with the prosecutor was the best part.
ma us P | Downloaded the guide to my phone.
pa tr M | Great speaker, packed agenda.
ho ma P / ho P | Put the hotline card in every car.
ro pa N / pa N | No break in two hours.
"""

_RESIDENTS = """
ho P | I did not know about the text line.
la wi M / wi la O | I would like this in more languages.
se P | Thank you for coming to our building.
se P | Very good talk.
se P / se si P | Eye-opening.
- U | ok
- U / se U | Interesting.
si P | I thought this happens far away.
si P | I never saw it as trafficking when papers are kept.
si us P / si P | My neighbour's helper never goes out alone. I will pay attention now.
si P / si U | I did not know men can be victims.
si P | Now I understand how debt keeps people in place.
si P | The story of the nail salon made me think of three places.
si M | Clear, but it frightened my mother.
si O | Is it trafficking if they are paid a little?
si O / fe O | What if I am wrong about a family?
si N | Too general, I would not recognise anything after this.
si fe M / si M | I know the signs now and I sleep worse.
ho P | The text line is the best news, I would never phone.
ho P | Saved the number right away.
ho P / ho fe P | Good that one need not give a name.
ho O | Does the hotline speak Tigrinya?
ho M / ho N | The number is too long to remember.
ho N | I called once and was put on hold until I gave up.
ho fe M | I would text, if I knew who reads it.
ho tu M / ho fe M | Is the line really anonymous?
ho us P / ho P | I put the poster with the number in our laundry room.
fe O | People here are afraid to say anything.
fe O | If I report my boss, I lose my room as well.
fe O / fe tu O | Whoever reports will be asked for papers.
fe N | It is easy to say report it when you do not live next door to them.
fe M | A good evening, but the fear remains.
fe tu P / fe P | It helped to hear that the police will not ask about papers.
fe P | I am less afraid after today.
fe U / fe O | And who protects us?
tu O | In my country you do not call the police.
tu O / tu N | They came once and nothing happened.
tu N | Promises. We have heard them before.
tu P | I liked that the officer came without a uniform.
tu P / tu tr P | The officer listened, which I did not expect.
tu M | I trust the shelter, I do not trust the rest.
tu P | It was good to meet the people behind the phone.
tr P | The trainer was patient with our questions.
tr P | She explained everything with pictures, even my children understood.
tr P / tr se P | Wonderful speaker.
tr P | He told it without making anybody look like a victim in a film.
tr M | Friendly, but hard to hear.
tr N | The man spoke to us as if we were children.
tr la P / la P | Finally somebody who explains it in plain words.
tr wi P / tr P | Please invite the same lady again.
pa P | One hour is just right after work.
pa M | Nice, a bit long for the children.
pa N | Too fast for those of us who are still learning English.
pa la N / la N | The slides changed before I had read them in my language.
pa N | It went on and on.
pa M / pa P | I could have listened longer.
pa wi P / wi P | A second evening for questions would be good.
ro N | The hall was freezing.
ro N / ro M | We had to stand.
ro P | Good that it was in the church, everybody knows the way.
ro P / ro wi P | Child care during the talk made it possible for me to come.
ro M | Nice people, bad sound.
ro O / - O | The bus stops running at nine.
ma P | The little card fits in my purse.
ma P | The comic is great, my son read it twice.
ma P / ma us P | I took ten leaflets for my cousins.
ma M / ma N | Leaflets are fine, but nobody reads them.
ma N | Another flyer.
ma la O / la O | Are there leaflets in Mandarin?
ma la P / ma P | Thank you for the leaflet in my language.
ma O | Where can I get more posters?
la N | I understood half of it.
la M / la tr M | Good talk, but without the interpreter I would have left.
la P | The interpreter was excellent.
la wi O / la O | Next time in Amharic, please.
us P | I will talk about it with my daughter.
us P | We will discuss it at the parents' evening.
us P / us wi P | I want to help. What can I do?
us P / us si P | At the hotel where I work we will put up the list.
us O | I rent out rooms; what do I have to look at?
us M | I know what to look for; I do not know what to do then.
us N / us fe N | It told me to be careful and nothing else.
wi P | Come to the school as well.
wi P | Please repeat it in the autumn.
wi P / wi se P | More of this, please.
wi O | Bring somebody who can answer questions on visas.
wi O / wi us O | We need this for landlords.
wi M | Good start, now do it where the young people are.
wi N / se N | Do something instead of talking about it.
se N | A waste of an evening.
se N / se U | I expected more.
se M | Some of it was good.
se M / se pa M | Good idea, needs work.
se P si / se P | Sad topic, very well done.
si P / si U | Traffickers use threats, violence and debt: I understand now how they hold people.
si O | It is terrible what people do to each other.
si O / - O | I feel sick about what I heard.
fe si O / fe O | She was threatened with her children, I cannot forget it.
- O | My sister told me to come.
- O | I came for the soup.
se M / se N | Great, another talk. At least there was coffee.
se N / se M | Lovely slides for a thing that happens two streets from here and nobody stops.
tu us M / tu M | I would report, if somebody told me what happens to the girl afterwards.
ho si P / si P | Now I know what to look for and where to write.
la P | Gracias por hablar en español.
se P | Muy buena charla, gracias.
pa N | Demasiado rápido para mí.
ho P | No sabía que se puede mandar un mensaje de texto.
fe O | Tengo miedo de que me pidan los papeles.
fe O / fe tu O | Si denuncio, pierdo el trabajo.
tu O | Aquí nadie confía en la policía.
si P | Ahora entiendo que quitar los papeles es una señal.
tr P / tr la P | La señora explicó todo con paciencia.
ma la P / ma P | El folleto en español es muy claro.
wi P | Vuelvan pronto, por favor.
wi la O / la O | Falta información para los que hablan mixteco.
ro M / ro N | Buena charla, pero hacía mucho frío en la sala.
us P | Voy a contarlo en mi iglesia.
se U / - U | Bien.
si us P / si P | I rent to many people and never asked who keeps the keys. Now I will.
"""


@dataclass(frozen=True)
class Comment:
    """A comment, with what two coders say of it: codes by name, and a stance."""

    text: str
    first: tuple[tuple[str, ...], str]
    second: tuple[tuple[str, ...], str]


def _read(lines: str) -> Iterator[Comment]:
    for line in lines.strip().splitlines():
        said, text = line.split(" | ", 1)
        one, _, other = said.partition(" / ")
        yield Comment(text, _given(one), _given(other or one))


def _given(said: str) -> tuple[tuple[str, ...], str]:
    words = said.split()
    (stance,) = (STANCES[word] for word in words if word in STANCES)
    return tuple(CODES[word] for word in words if word in CODES), stance


#: Survey → what may be written under it.
COMMENTS = {"OFFICERS": tuple(_read(_OFFICERS)), "RESIDENTS": tuple(_read(_RESIDENTS))}
