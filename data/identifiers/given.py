"""Given names people bear, written down here: enough of each language to know a list of people by.

Not a register, and not taken from one: about a thousand names that are common in the United States
and among those who come there or to Britain, folded (small letters, no accents). A name that is
missing is not seen on its own; a column is known by a third of its values.
"""

_ENGLISH = """
aaron abigail abraham ada adam adele adrian aidan aiden alan albert alec alex alexander alexandra
alexis alfred alice alicia alison allison alyssa amanda amber amelia amy andrea andrew andy angela
angelina angie anita ann anna anne annette annie anthony antonia april ariana arlene arthur ashley
ashton aubrey audrey austin autumn ava avery bailey barbara barry beatrice becky ben benjamin
bernard bernice bertha beth bethany betty beverly bill billy blake bob bobby bonnie brad bradley
brandon brandy brenda brendan brent brett brian brianna bridget brittany brooke bruce bryan bryce
caitlin caleb calvin cameron camila candace carl carla carmen carol caroline carolyn carrie carter
casey cassandra catherine cathy cecilia chad charlene charles charlie charlotte chase chelsea
cheryl chloe chris christian christie christina christine christopher cindy claire clara clarence
claudia clayton cody cole colin colleen connie connor corey courtney craig crystal curtis cynthia
daisy dale dallas damian dan dana daniel danielle danny darlene darren daryl dave david dawn dean
deanna deborah debra denise dennis derek derrick desiree destiny diana diane dolores dominic donald
donna doreen doris dorothy doug douglas duane dustin dwayne dylan earl ebony eddie edgar edith
edmund edna edward edwin eileen elaine eleanor elena elijah elizabeth ella ellen ellie eloise elsie
emily emma eric erica erik erika erin ernest esther ethan ethel eugene eva evan evelyn faith felicia
felix florence floyd frances francis frank franklin fred frederick gabriel gabrielle gail gary gavin
gene geoffrey george gerald geraldine gina ginger gladys glen glenda glenn gloria gordon grace grant
greg gregory gwen hailey haley hannah harold harriet harry harvey hazel heather heidi helen henry
herbert hilary holly hope howard hunter ian ida imogen ingrid irene iris isaac isabel isabella isla
ivan ivy jack jackie jackson jacob jacqueline jade jaime jake james jamie jan jane janet janice
jared jasmine jason jay jayden jean jeanette jeff jeffrey jenna jennifer jenny jeremiah jeremy
jerome jerry jesse jessica jessie jill jim jimmy jo joan joann joanna joanne jocelyn jodi joe joel
joey john johnny jon jonathan jordan joseph josephine josh joshua joy joyce juanita judith judy
julia julian julie june justin kaitlyn karen karl kate katelyn katherine kathleen kathryn kathy
katie katrina kayla keith kelly kelsey ken kendra kenneth kerry kevin kim kimberly kirk krista
kristen kristin kristina kristy kyle laura lauren laurie lawrence leah lee leo leon leonard leroy
leslie levi lewis liam lillian lily linda lindsay lisa lloyd logan lois lola loretta lori lorraine
louis louise lucas lucille lucy luke lydia lynn mabel mackenzie madeline madison maggie makayla
malcolm marc marcia marcus margaret marge margie maria marian marianne marie marilyn marion marissa
marjorie mark marlene marsha marshall martha martin marvin mary mason matt matthew maureen maurice
max megan melanie melinda melissa melody melvin mercedes meredith mia michael michele michelle mike
mildred miles milton mindy miranda misty mitchell molly monica monique morgan muriel myra nancy
naomi natalie natasha nathan nathaniel neil nellie nicholas nick nicole nina noah noel nora norma
norman oliver olivia oscar owen pam pamela pat patricia patrick patsy patty paul paula pauline
peggy penelope penny perry peter phil philip phillip phoebe phyllis poppy priscilla rachel ralph
randall randy ray raymond rebecca regina renee rex rhonda richard rick ricky riley rita rob robert
roberta robin robyn rochelle rodney roger roland ron ronald ronnie rosa rosalie rose rosemary
rosie ross roxanne roy ruby russell ruth ryan sabrina sally sam samantha samuel sandra sandy sara
sarah savannah scott sean sebastian seth shannon shari sharon shaun shawn sheila shelby shelly
sheri sherri sherry shirley sidney sierra simon sonia sonya sophia sophie spencer stacey stacy
stanley stella stephanie stephen steve steven stewart stuart sue summer susan suzanne sydney
sylvia tabitha tamara tammy tanya tara tasha taylor ted teresa terri terry thelma theodore theresa
thomas tiffany tim timothy tina todd tom tommy toni tony tonya tracey traci tracy travis trevor
tricia troy tyler tyrone valerie vanessa vera vernon veronica vicki vicky victor victoria vincent
viola violet virginia vivian wade wallace walter wanda warren wayne wendy wesley whitney wilfred
will william willie wilma winifred yolanda yvette yvonne zachary zoe
"""

_SPANISH_PORTUGUESE = """
adriana agustin aida alberto alejandra alejandro alfonso alfredo alma alonso alvaro amalia amparo
ana andres angel angelica antonio araceli armando arturo aurora beatriz benito bernardo blanca
brenda bruno camilo carlos carolina catalina cesar claudio concepcion consuelo cristian cristina
cristobal cruz dalia daniela diego dolores domingo edgardo eduardo efrain elias eliseo eloisa elvira
emilia emiliano emilio enrique ernesto esmeralda esperanza esteban estela estrella eugenia eugenio
eusebio fabian fabiola fatima federico felipe fernanda fernando fidel flor francisca francisco
gabriela genesis gerardo gilberto gisela gonzalo graciela gregorio griselda guadalupe guillermina
guillermo gustavo hector heriberto hernan hilda homero horacio hugo humberto ignacio ileana imelda
ines irma isidro ismael itzel ivonne jacinto javier jazmin jesus jimena joao joaquin jorge jose
josefa josefina juan juana julieta julio karina karla laura leandro leonardo leonel leopoldo
leticia lidia liliana lizbeth lorena lorenzo lourdes lucero lucia luciana lucio luis luisa luz
magdalena manuel manuela marcela marcelo marco marcos margarita mariana mariano maribel maricela
mariela mario marisol marlen marta mateo matias mauricio maximo mayra mercedes micaela miguel
milagros miriam moises monserrat nayeli nelson nestor nicolas noemi norberto octavio ofelia olga
omar orlando oswaldo pablo paloma paola pascual patricio paulo paz pedro perla pilar rafael ramiro
ramon ramona raquel raul rebeca reina renato rene reyna reynaldo ricardo rigoberto roberto rocio
rodolfo rodrigo rogelio rolando roman romina rosalba rosario roxana ruben rufino salvador santiago
santos saul selena sergio silvia silvio simona socorro sofia soledad susana tania teodoro tomas
trinidad ubaldo valentina valeria vicente vilma virgilio viviana wilfredo wilmer xavier ximena
xiomara yadira yanira yesenia yessenia yolanda zulema
"""

_EUROPEAN = """
adrien agnes agnieszka albana albert aleksandar aleksander aleksandra alexandru alexei alexey
alina alketa altin amelie anastasia andreas andreea andrei andrej andrzej anja anouk antoine anton
antonina arben ardit armand arnaud artan artem aurelie barbora beata bekim bernd besnik birgit
blerim bogdan bohdan boris boyan branislav brigitte bujar catalin cedric celine christoph claude
clement constantin corina cosmin cristi dagmar dalibor damir daniela danijel danuta daria dariusz
davide denisa dieter dimitar dimitri dmitri dmitry dorina dorota dragan drita edona ekaterina elira
elisabeth elodie emil emile enver erion ervin etienne eva ewa fabienne fatmir fatos flamur florian
florin francesca francesco franck francois frederic friedrich gabor galina genevieve georgi gerhard
gheorghe giorgio giovanni giulia giuseppe gjergj goran gordana grzegorz guillaume hans heike heinz
helena helga henrik henryk horst iwona igor ilaria ilie ilir ilona inga ioana ion ionut irina ivana
ivanka iveta jakub jana janina janusz jaroslav jelena jerzy jiri joanna jolanta jovan julien jurgen
justyna jutta kamil karin karolina katarina katarzyna katja katya klaus klodian kristijan krzysztof
kseniya larisa lars laurent lavinia lena leszek liliya lior ljiljana loredana lucie ludmila luigi
lukas lyudmila magda maksim malgorzata manon marcin mara marek margot mariusz marko marta
martina mathieu matteo matthias maxime melina mihai mihaela mikhail milan milena milica miroslav
monika nadege nadezhda nadia natalia nataliya nicoleta nikola nikolai nikolay nikos nuno oksana
olaf oleg oleh oleksandr olena olga olha ondrej ornela paolo pascal pavel pawel petar petr petra
philippe piotr radu rajmonda raluca razvan remy rudina sabine sandrine sergei sergey silke simona
slavica sokol sorin stanislav stefan stefania stefano steffen svetlana svitlana sylvie tatiana
tatyana tetiana thierry thorsten tomasz ulrich urszula ursula uwe vadim valentin valentyna vasile
vasyl veronika veselin viktor viktoriya violeta vlad vladimir volodymyr vjollca wojciech wolfgang
xhevdet yana yevhen youri yulia yuliya yuri yves zbigniew zdenek zlatko zoltan zora
"""

_AFRICAN_MIDDLE_EASTERN = """
abdel abdi abdirahman abdou abdul abdullah abdullahi abebe abena adaeze adama adebayo adjoa adnan
afua ahmad ahmed aicha aisha aissatou akosua akua alem alemayehu ali alioune almaz amadou amanuel
ama amal amare amina aminata amir amira amit amina arash aster awa ayaan ayesha ayodele babak
babatunde bashir behrouz bereket berhane binta bilal blessing bukola chiamaka chidi chidinma chika
chinedu chinwe chioma dahir dawit dina djibril ebrima efua ekaette emeka esi eyob fadi fadumo
fahad farah farhad farid fatma fatoumata fatuma femi feven filmon folake funke genet getachew
ghada ghulam girma habib habiba hadiza haile hakim halima hamid hamza hana hanan hasan hassan
hawa helen hiwot hoda hossein huda hussein ibrahim idris ifeoma ifeanyi ikram imad iman imran
ismail issa jamal jamila kareem karim kebede khadija khadra khaled khalid kidane kofi kojo kwabena
kwaku kwame kwasi laila lamin latifa layla leila liban maha mahmoud mahmud mamadou mariam mariama
maryam mebrahtu meron mehdi mehmet mohamed mohammad mohammed moussa muhammad muna mustafa nadira
nasir nasra nawal nasser ngozi nkechi noor nour nura obinna okechukwu olufemi olumide oluwaseun
omar osman ousmane rahel rahma rania rashid reza rima roza saba sadia said salah saleh salim salma
salman samia samir samira sana selam senait sekou selamawit seydou shamsa shirin shukri sibusiso
siham simret solomon soraya sulaiman suleiman tadesse tariq temitope tesfaye thabo thandiwe tigist
tsegaye uchenna usman wanjiku waleed yahya yasin yasmin yasmine yemisi yonas yosef yusuf zahra
zainab zahid zeinab zerihun zewdi ziad zubaida
"""

_ASIAN = """
aarav abhishek aditi aditya ajay akash akiko akira amara amit amrita anand anil anjali ankit anwar
aparna arjun arun asha ashok ayumi bao bayani bhavna binh chandra chanthou charito daisuke danilo
deepa deepak deepika dinesh divya dung emiko erlinda farhana fumiko ganesh gaurav geeta gita gopal
haruka harish hai hanh hideo hien hiroshi hoa hong huong huyen imelda indira jayanti jiho jihoon
jiwoo jiyeon junko jyoti kamala kamal kavita kazuko keiko kenji khanh kiran kiyoshi krishna kumar
lakshmi lan lanh lalita linh ligaya lingling liezl mahesh mai malini manisha manoj maricel maya
maylin meena meera megumi mei meiling minh mohan mukesh nam narayan naveen neha nga ngoc nguyet
nhung nikhil nirmala nisha oanh phuong pooja pradeep prakash pranav prasad preeti prem priya quang
quynh rahul rajesh rajiv rakesh ramesh rani ravi rekha reiko renu rina ritu rodel rohan rohit
romeo rosalinda rowena sachin sakura sandeep sanjay sanjeev santosh sarita satoshi seema sita
shanti sheena shreya somchai sopheap srey sreymom suchada sudha sunil sunita suresh sushila takeshi
thanh thao thi thu thuy tomoko tran trang trinh tuan tuyet uma usha venkatesh vibol vijay vikram
vinod vishal wei weiwei xiao xiaoli xin xuan yan yoko yoshiko yuki yuko ziyi
"""

#: Names that are as often something else: a month, a place, a word.
_AMBIGUOUS = """
ada alem alma amber angel april asha aster aurora austin autumn avery barry bill binh blake
blessing bob bonnie brooke carmen carol carolina chad charity charlotte chase chelsea christian
clement cole connie cruz crystal daisy dale dallas dawn dean destiny domingo drew earl ebony ella
ernest esperanza estrella eve faith fatima flor florence frank gene genesis georgia ginger glen
gloria grace grant guadalupe hai harmony harry hazel heather holly hong hope howard hunter ida ion
iris isla israel ivy jack jackson jade jan jasmine jay jean jordan joy june justice kim kirk lan
lee levi lily lincoln linda logan lourdes luz lynn madison mai marcos mario mark marshall mason
max maya melody mercedes mercy milan miles misty morgan nam noor norma olive page paris pat paz
penny perry pilar poppy prem ray reina rex rich rob robin roman rosa rosario rose ruby san sandy
santiago santos saul savannah shelby sierra sky socorro soledad stella sue summer sydney taylor
terry thu trinidad troy uma valencia victor victoria viola violet virginia wade warren wayne wei
will xin yan
"""

#: A word after a given name that makes it the name of a place or an organisation.
_INSTITUTIONS = """
academy act action agency alert alliance apartments area arms assembly association authority
avenue award baptist bay beach bible board boulevard branch bridge building bureau business camp
campaign campus canyon care cathedral catholic center centers centre chapel charity charter
children church churches city clinic club coalition college commission committee community
conference consulate corps council counsel county court creek crisis day department district
division drive east elementary embassy faith falls families family federation fellowship festival
field food forest forum foundation fund garden gardens girls group grove hall harbor harbour haven
heights help high highway hill hills home homes hospital hotel house housing independent
initiative inn institute international island islands jail junction justice labs lake lakes league
legal library lodge lutheran mall market medical memorial methodist metro middle ministries
ministry mission month mosque motel museum national network north northeast northwest office
orchard outreach parish park partners partnership pier place plaza point police port prep
preparatory presbyterian primary prison program programme project public quarter region reserve
resort resources ridge river road rotary row school schools secondary security seminary seniors
series services shelter sheriff shore society south southeast southwest springs square state
station street studios summit synagogue task team temple terrace territory theater theatre tower
town township training tribe trust union unit united university valley view village ward way week
west women woods workshop ymca youth ywca zone
"""

GIVEN = frozenset(
    " ".join((_ENGLISH, _SPANISH_PORTUGUESE, _EUROPEAN, _AFRICAN_MIDDLE_EASTERN, _ASIAN)).split()
)
AMBIGUOUS = frozenset(_AMBIGUOUS.split())
INSTITUTIONS = frozenset(_INSTITUTIONS.split())
